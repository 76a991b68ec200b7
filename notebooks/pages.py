"""Build static pages of the executed notebooks with an index of all figures: `python notebooks/pages.py OUT`."""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from sphinx.application import Sphinx

HERE = Path(__file__).parent
TABLES, FIGURES = HERE.parent / "data" / "tables", HERE / "figures"
MANUAL = "../data/coded/CODING-MANUAL.md"
LINKS = {"00-index.ipynb": "index.md", MANUAL: "coding-manual.md"}  # where a link leads among the pages
INVENTED = "```{attention}\nThe article behind this is invented: its people, papers and events do not exist.\n```"
ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<path d="M0 14 5 5l3 4 3-6 5 11z" fill="#0a7d91"/></svg>"""
STYLE = """@media (max-width: 600px) { h1 { font-size: 1.8rem } h2 { font-size: 1.4rem } }
.bd-article h2 a { text-decoration: none }
html[data-theme=dark] body .bd-content div.cell_output .text_html.output:has(.summitry) { background: none; padding: 0 }
html[data-theme=dark] body .bd-content div.cell_output img { padding: 0 }"""
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
    """Write a notebook's figures as pictures, give their cells the alternative text, and list both as MyST."""
    blocks, stored = [], {path.read_bytes(): path.stem for path in FIGURES.glob("*.png")}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):  # the empty corner of a table is no heading
                output.data["text/html"] = output.data["text/html"].replace("<th></th>", "<td></td>")
            if "image/png" in output.get("data", {}):
                name, alt = f"{stem}-{len(blocks) + 1}.png", output.metadata["image/png"]["alt"]
                picture = base64.b64decode(output.data["image/png"])
                (folder / name).write_bytes(picture)
                cell.metadata["mystnb"] = {"image": {"alt": alt}}
                links = downloads(stored.get(picture, ""))
                blocks.append(f"```{{image}} {name}\n:alt: {alt}\n:target: {stem}.html\n```\n\n{links}\n")
    return blocks


def page(path: Path, folder: Path) -> list[str]:
    """Write a notebook, its code folded, and give its part of the index as MyST."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        for old, new in LINKS.items():
            cell.source = cell.source.replace(f"]({old})", f"]({new})")
        if cell.cell_type == "code":
            cell.metadata["tags"] = ["hide-input"]
    title, about = notebook.cells[0].source.split("\n\n")[:2]
    pictures = figures(notebook, path.stem, folder)
    warning = [INVENTED] if "invented" in notebook.cells[0].source else []
    notebook.cells[1:1] = [nbformat.v4.new_markdown_cell(text, id="invented") for text in warning]
    nbformat.write(notebook, folder / path.name)
    return [f"## [{title.removeprefix('# ')}]({path.name})", *(warning or [about]), *pictures]


def data_page() -> str:
    """List the files to download, as MyST."""
    tables = [path.name for end in ("csv", "json") for path in sorted(TABLES.glob(f"*.{end}"))]
    names = sorted(path.stem for path in FIGURES.glob("*.svg"))
    lines = ["# Data", "## Tables of the article", "Their columns are described in `datapackage.json`."]
    lines.append("\n".join(f"- [{name}](tables/{name})" for name in tables))
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
