"""Faults of the input, told so that the reader can mend them."""


class SummitryError(Exception):
    """A fault of the input: `what` is wrong, `where` (file and place), and the `remedy`.

    >>> print(SummitryError("the file is empty", where="a.txt", remedy="paste the article's text into it"))
    a.txt: the file is empty; paste the article's text into it
    """

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}; {remedy}")
        self.what, self.where, self.remedy = what, where, remedy
