"""The tables as a workbook (Office Open XML): a sheet each, header frozen and filtered, dates as dates, text as text.

Text stands in the cells as inline strings, which no program reads as formulas, whatever they begin with.
"""

from __future__ import annotations

import io
import re
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pandas as pd

from ..findings.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..tables.store import Tables

ENDING = ".xlsx"
PLAIN, DATE, QUOTED, HEADER = range(4)  # the cell formats of xlsx_styles.xml, in order
MOST, WIDEST = 32_767, 60  # UTF-16 code units of a cell, characters of a column
DAY_ZERO, FIRST = pd.Timestamp("1899-12-30"), pd.Timestamp("1900-03-01")  # programs number earlier days differently
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CONTROL = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)  # what XML cannot say, and our way to say it
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE, PACKAGE = (
    "http://schemas.openxmlformats.org/officeDocument/2006",
    "http://schemas.openxmlformats.org/package/2006",
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write(tables: Tables) -> bytes:
    """Give the workbook of all tables."""
    return workbook(tables.items())


def workbook(sheets: Sequence[tuple[str, pd.DataFrame]]) -> bytes:
    """Give a workbook of named tables; its parts are stamped with the first day that a zip file can name.

    >>> workbook([("days", pd.DataFrame({"day": [pd.Timestamp(2024, 5, 3)]}))])[:2]
    b'PK'
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        written = (_sheet(number, table) for number, (_, table) in enumerate(sheets, 1))
        for name, content in (*_parts([name for name, _ in sheets]), *written):
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.create_system = 0
            book.writestr(part, HEAD + content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def not_carried(tables: Tables) -> list[str]:
    """List what these tables hold and the workbook does not."""
    cells = [cell for _, table in tables.items() for column in table for cell in table[column].dropna()]
    long = sum(isinstance(cell, str) and _units(cell) > MOST for cell in cells)
    old = sum(isinstance(cell, pd.Timestamp) and cell < FIRST for cell in cells)
    return [
        "the article's text",
        *[f"the ends of {counted(long, 'cell')} over {MOST} characters"] * bool(long),
        *[f"{counted(old, 'day')} before {FIRST:%Y-%m-%d} (as text)"] * bool(old),
    ]


def _parts(names: list[str]) -> Iterator[tuple[str, str]]:
    """The parts that tell a program which sheets there are."""
    numbered = list(enumerate(names, 1))
    types = [("workbook", "xl/workbook", "sheet.main"), ("styles", "xl/styles", "styles")]
    types += [(name, f"xl/worksheets/sheet{n}", "worksheet") for n, name in numbered]
    yield (
        "[Content_Types].xml",
        (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            + "".join(f'<Override PartName="/{path}.xml" ContentType="{TYPE}.{kind}+xml"/>' for _, path, kind in types)
            + "</Types>"
        ),
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships"><sheets>{sheets}</sheets></workbook>',
    )
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered]
    yield "xl/_rels/workbook.xml.rels", _relations([*targets, ("styles", "styles.xml")])
    yield "xl/styles.xml", files(__package__).joinpath("xlsx_styles.xml").read_text(encoding="utf-8")


def _relations(targets: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _sheet(number: int, table: pd.DataFrame) -> tuple[str, str]:
    """A table as a sheet: widths, a frozen header, rows, and a filter over all."""
    rows = [list(table.columns), *table.itertuples(index=False, name=None)]
    cells = "".join(
        f'<row r="{r}">{"".join(_cell(f"{_letters(c)}{r}", cell, r == 1) for c, cell in enumerate(row))}</row>'
        for r, row in enumerate(rows, 1)
    )
    widths = "".join(
        f'<col min="{c + 1}" max="{c + 1}" width="{_width(table, name)}" customWidth="1"/>'
        for c, name in enumerate(table.columns)
    )
    return f"xl/worksheets/sheet{number}.xml", (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{cells}</sheetData>"
        f'<autoFilter ref="A1:{_letters(len(table.columns) - 1)}{len(rows)}"/></worksheet>'
    )


def _cell(place: str, cell: Any, is_header: bool) -> str:
    if pd.isna(cell):
        return ""
    if isinstance(cell, pd.Timestamp) and cell >= FIRST:
        return f'<c r="{place}" s="{DATE}"><v>{(cell - DAY_ZERO).days}</v></c>'
    if not isinstance(cell, str | pd.Timestamp):
        return f'<c r="{place}"><v>{cell}</v></c>'
    text = cell if isinstance(cell, str) else f"{cell.date()}"
    style = HEADER if is_header else QUOTED if text.startswith(FORMULA) else PLAIN
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(text)}</t></is></c>'


def _text(text: str) -> str:
    """The text of a cell; what XML cannot hold is written as the format says, by its number (_x001B_)."""
    kept = text.encode("utf-16-le")[: 2 * MOST].decode("utf-16-le", "ignore")
    return escape(CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", kept), {"\r": "&#13;"})


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column > 25 else "") + chr(65 + column % 26)


def _width(table: pd.DataFrame, name: str) -> int:
    """The width of a column, in characters: that of its longest cell, within bounds."""
    longest = max([len(str(cell)) for cell in table[name].dropna() if not isinstance(cell, pd.Timestamp)], default=10)
    return min(WIDEST, max(longest, len(name) + 4)) + 1
