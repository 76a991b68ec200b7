"""Expressions of time as TIMEX3: the rule table, what its meanings compute, and what they count from."""
