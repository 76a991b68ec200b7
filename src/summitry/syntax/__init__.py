"""The only questions put to the parse."""
