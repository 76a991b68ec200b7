"""Build static pages of the executed notebooks with an index of all figures: `python notebooks/pages.py OUT`."""

from __future__ import annotations

import base64
import copy
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell
from sphinx.application import Sphinx
from tables import tables_shown

from summitry.export.xlsx import workbook

HERE = Path(__file__).parent
TABLES, FIGURES = HERE.parent / "data" / "tables", HERE / "figures"
SVG = "data:image/svg+xml;base64,"
MANUAL = "../data/coded/CODING-MANUAL.md"
LINKS = {"00-index.ipynb": "index.md", MANUAL: "coding-manual.md"}  # where a link leads among the pages
INVENTED = "```{attention}\nWhat stands behind this is invented: the people, papers and events do not exist.\n```"
ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<path d="M0 14 5 5l3 4 3-6 5 11z" fill="#0a7d91"/></svg>"""
STYLE = """@media (max-width: 600px) { h1 { font-size: 1.8rem } h2 { font-size: 1.4rem } }
.bd-article h2 a { text-decoration: none }
html[data-theme=dark] body .bd-content div.cell_output .text_html.output:has(.summitry) { background: none; padding: 0 }
html[data-theme=dark] body .bd-content div.cell_output img { padding: 0 }
.figure img { width: 100%; max-width: 1100px }
html[data-theme=dark] body .figure img { color-scheme: dark; filter: none; background: none; padding: 0 }"""
CONFIG: dict[str, Any] = {
    "project": "summitry",
    "html_title": "summitry",
    "html_sidebars": {"**": []},
    "html_favicon": "icon.svg",
    "html_static_path": ["static"],
    "html_css_files": ["style.css"],
    "html_use_index": False,
    "extensions": ["myst_nb"],
    "nb_execution_mode": "off",
    "nb_render_markdown_format": "myst",  # Markdown that a cell makes may hold tables
    "nb_code_prompt_show": "Show the code",
    "nb_code_prompt_hide": "Hide the code",
    "html_theme": "pydata_sphinx_theme",
    "html_show_sphinx": False,
    "html_show_sourcelink": False,
    "html_copy_source": False,
    "html_theme_options": {
        "footer_start": [],
        "footer_end": [],
        "header_links_before_dropdown": 7,
        "navbar_align": "left",
        "navbar_end": ["theme-switcher"],
        "navbar_persistent": ["search-button"],
    },
    "myst_heading_anchors": 2,
    "myst_html_meta": {"description": "What one article says of planned summits and of each side's positions: charts."},
    "suppress_warnings": ["mystnb.unknown_mime_type"],
}


def downloads(name: str) -> str:
    """Give the links to a stored figure and its table, as MyST; none where it is not stored."""
    kinds = {"png": "PNG", "svg": "SVG", "csv": "CSV"}
    stored = [f"[{kind}](figures/{name}.{end})" for end, kind in kinds.items() if (FIGURES / f"{name}.{end}").exists()]
    return " · ".join(stored)


def figures(notebook: Any, stem: str, folder: Path) -> list[str]:
    """Give a notebook's figures as MyST, each with links to its files, and give their cells the alternative text."""
    blocks, stored = [], {path.read_bytes(): path.stem for path in FIGURES.glob("*.png")}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):  # the empty corner of a table is no heading
                output.data["text/html"] = output.data["text/html"].replace("<th></th>", "<td></td>")
            if "image/png" in output.get("data", {}):
                shown = picture(output.data["text/html"], f"{stem}-{len(blocks) + 1}", folder / "static")
                cell.metadata["mystnb"] = {"image": {"alt": output.metadata["image/png"]["alt"]}}
                links = downloads(stored.get(base64.b64decode(output.data["image/png"]), ""))
                blocks.append(f'```{{raw}} html\n<a class="figure" href="{stem}.html">{shown}</a>\n```\n\n{links}\n')
    return blocks


def picture(html: str, name: str, folder: Path) -> str:
    """Write the picture of a figure, for a telephone and wide, and give the element that shows it."""
    shown = re.findall("<picture>.*</picture>|<img [^>]*>", html)[0]
    for part, source in enumerate(re.findall(f'{re.escape(SVG)}([^"]+)', shown)):
        (folder / f"{name}-{part}.svg").write_bytes(base64.b64decode(source))
        shown = shown.replace(f"{SVG}{source}", f"_static/{name}-{part}.svg")
    return str(shown)


def opened(cells: list[Any]) -> list[Any]:
    """Order the cells as a page opens: title, answer, first figure; what it reads and how it begins stand last."""
    title, about = cells[0].source.split("\n\n", 1)
    hidden = [cell for cell in cells if "remove-input" in cell.metadata.get("tags", [])]
    lead = cells[cells.index(hidden[-1]) - 1]
    first, rest = section([cell for cell in cells[1:] if cell not in (*hidden, lead)])
    code = new_code_cell("\n\n".join(cell.source for cell in hidden), metadata={"tags": ["hide-input"]}, id="opening")
    last = new_markdown_cell(f"## About this page\n\n{about}\n\nIts first code, which makes the answer:", id="about")
    return [new_markdown_cell(title, id="title"), lead, hidden[-1], *first, *rest, last, code]


def section(cells: list[Any]) -> tuple[list[Any], list[Any]]:
    """Take out the section of the first figure, the figure over its explanation; gives the section and the rest."""
    heads = [n for n, cell in enumerate(cells) if cell.source.startswith("## ")] + [len(cells)]
    drawn = next((n for n, cell in enumerate(cells) if "mystnb" in cell.metadata), None)
    if drawn is None:
        return [], cells
    begin, end = max(n for n in heads if n < drawn), min(n for n in heads if n > drawn)
    heading, _, said = cells[begin].source.partition("\n\n")
    shown, code = copy.deepcopy(cells[drawn]), cells[drawn]
    shown.id, shown.metadata["tags"], code.outputs = "figure", ["remove-input"], []
    under = [new_markdown_cell(said, id="said")] * bool(said)
    part = [new_markdown_cell(heading, id="heading"), shown, *under, *cells[begin + 1 : end]]
    return part, [*cells[:begin], *cells[end:]]


def page(path: Path, folder: Path) -> list[str]:
    """Write a notebook, its code folded, and its tables for Excel, and give its part of the index as MyST."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        for old, new in LINKS.items():
            cell.source = cell.source.replace(f"]({old})", f"]({new})")
        if cell.cell_type == "code" and "remove-input" not in cell.metadata.get("tags", []):
            cell.metadata["tags"] = ["hide-input"]
    title = notebook.cells[0].source.split("\n\n")[0].removeprefix("# ")
    warning = [INVENTED] * ("invented" in notebook.cells[0].source)
    pictures = figures(notebook, path.stem, folder)
    (folder / "tables" / f"{path.stem}.xlsx").write_bytes(workbook(tables_shown(notebook.cells)))
    cells = opened(notebook.cells)
    answer = cells[2].outputs[0].data["text/markdown"]
    cells[1:1] = [new_markdown_cell(text, id="invented") for text in warning]
    cells.append(new_markdown_cell(f"[All tables of this page for Excel](tables/{path.stem}.xlsx)", id="tables"))
    notebook.cells = cells
    nbformat.write(notebook, folder / path.name)
    return [f"## [{title}]({path.name})", *warning, *(pictures or [answer])]


def data_page() -> str:
    """List the files to download, as MyST."""
    tables = [path.name for end in ("csv", "json") for path in sorted(TABLES.glob(f"*.{end}"))]
    books = [f"{path.stem}.xlsx" for path in sorted(HERE.glob("0[1-9]*.ipynb"))]
    names = sorted(path.stem for path in FIGURES.glob("*.svg"))
    lines = ["# Data", "## Tables of the article", "Their columns are described in `datapackage.json`."]
    lines.append("\n".join(f"- [{name}](tables/{name})" for name in tables))
    lines += ["## Tables of each page, for Excel", "\n".join(f"- [{name}](tables/{name})" for name in books)]
    lines += ["## Figures", "\n".join(f"- {name.capitalize()}: {downloads(name)}" for name in names)]
    return "\n\n".join(lines) + "\n"


def build(out: Path) -> None:
    """Build all pages into `out`, from copies in a folder of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "source"
        shutil.copytree(TABLES, source / "tables")
        shutil.copytree(FIGURES, source / "figures")
        (source / "static").mkdir()
        (source / "icon.svg").write_text(ICON, encoding="utf-8")
        (source / "static" / "style.css").write_text(STYLE, encoding="utf-8")
        paths = sorted(HERE.glob("0[1-9]*.ipynb"))
        index = ["# What the news says of the talks", "Each figure states its finding and leads to its notebook."]
        index += [block for path in paths for block in page(path, source)]
        shutil.copy(HERE / MANUAL, source / LINKS[MANUAL])
        (source / "data.md").write_text(data_page(), encoding="utf-8")
        names = [f"{path.stem[3:].replace('-', ' ').capitalize()} <{path.stem}>" for path in paths]
        names += ["Data <data>", "Manual <coding-manual>"]
        index.append("\n".join(["```{toctree}", ":hidden:", "", *names, "```", ""]))
        (source / "index.md").write_text("\n\n".join(index), encoding="utf-8")
        app = Sphinx(source, None, out, Path(scratch) / "doctrees", "html", confoverrides=CONFIG, status=None)
        app.build()
        if app.statuscode:
            raise SystemExit(app.statuscode)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
