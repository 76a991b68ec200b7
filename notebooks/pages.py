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
MANUAL = "../data/coded/CODING-MANUAL.md"
LINKS = {"00-index.ipynb": "index.md", MANUAL: "coding-manual.md"}  # where a link leads among the pages
CONFIG: dict[str, Any] = {
    "project": "summitry",
    "html_title": "summitry",
    "html_sidebars": {"**": []},
    "extensions": ["myst_nb"],
    "nb_execution_mode": "off",
    "html_theme": "pydata_sphinx_theme",
    "html_show_sphinx": False,
    "html_show_sourcelink": False,
    "html_copy_source": False,
    "html_theme_options": {"footer_start": [], "footer_end": [], "navbar_end": ["theme-switcher"]},
    "myst_heading_anchors": 2,
    "suppress_warnings": ["mystnb.unknown_mime_type"],
}


def figures(notebook: Any, stem: str, folder: Path) -> list[str]:
    """Write a notebook's figures as pictures, give their cells the alternative text, and list both as MyST."""
    blocks = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):  # the empty corner of a table is no heading
                output.data["text/html"] = output.data["text/html"].replace("<th></th>", "<td></td>")
            if "image/png" in output.get("data", {}):
                name, alt = f"{stem}-{len(blocks) + 1}.png", output.metadata["image/png"]["alt"]
                (folder / name).write_bytes(base64.b64decode(output.data["image/png"]))
                cell.metadata["mystnb"] = {"image": {"alt": alt}}
                finding = alt.split(". ")[0]
                blocks.append(f"### {finding}\n\n```{{image}} {name}\n:alt: {alt}\n:target: {stem}.html\n```\n")
    return blocks


def build(out: Path) -> None:
    """Build all pages into `out`, from copies in a folder of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "source"
        source.mkdir()
        names, index = (
            [],
            ["# What the news says of the talks", "Each figure states its finding; it leads to its notebook."],
        )
        for path in sorted(HERE.glob("0[1-9]*.ipynb")):
            notebook = nbformat.read(path, as_version=4)
            for cell in notebook.cells:
                for old, new in LINKS.items():
                    cell.source = cell.source.replace(f"]({old})", f"]({new})")
            names.append(f"{path.stem[3:].replace('-', ' ').capitalize()} <{path.stem}>")
            title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
            index += [f"## [{title}]({path.name})", *figures(notebook, path.stem, source)]
            nbformat.write(notebook, source / path.name)
        shutil.copy(HERE / MANUAL, source / LINKS[MANUAL])
        toc = "\n".join(["```{toctree}", ":hidden:", "", *names, "Coding manual <coding-manual>", "```", ""])
        (source / "index.md").write_text("\n\n".join([*index, toc]), encoding="utf-8")
        app = Sphinx(source, None, out, Path(scratch) / "doctrees", "html", confoverrides=CONFIG, status=None)
        app.build()
        if app.statuscode:
            raise SystemExit(app.statuscode)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
