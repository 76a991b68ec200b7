"""Files as analysts have them, made from a few words: a Word document, a PDF, a saved page."""

import io
from collections.abc import Sequence

from docx import Document
from pypdf import PdfWriter

TITLE = "Talks in Oslo fail after nine hours"
BODY = (
    "The talks in Oslo failed on Monday, the foreign minister Jane Doe said. “We will meet again,” she told reporters."
)
TEXT = f"{TITLE}\n\n{BODY}\n"
GERMAN = (
    "Gespräche in Oslo gescheitert\n\nDie Gespräche in Oslo sind am Montag gescheitert, sagte die Außenministerin. "
    "Man werde sich noch einmal treffen und über die Höhe der Zahlungen sprechen, so die Erklärung der Regierung.\n"
)
HEAD = (
    f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Herald">'
    '<meta name="author" content="Max Poe"><meta property="article:published_time" content="2024-05-14T22:00:00Z">'
)


def page(head: str = HEAD, paragraphs: Sequence[str] = (BODY, "A second round of talks is planned for June.")) -> str:
    """A page of the web, with a menu above the article and a footer below it."""
    blocks = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><title>{TITLE} - The Herald</title>{head}</head><body><nav><a>World</a></nav>"
        f"<article><h1>{TITLE}</h1>{blocks}</article><footer>© 2024 The Herald</footer></body></html>"
    )


def word(*paragraphs: str, title: str | None = TITLE) -> bytes:
    """A Word document with a title in the style of that name."""
    document, file = Document(), io.BytesIO()
    if title:
        document.add_heading(title, 0)
    for paragraph in paragraphs or (BODY,):
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


def pdf(*pages: Sequence[tuple[str, int, int]]) -> bytes:
    """A PDF of pages; a line is its text, the points from the page's foot, and the size of its letters."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for n, lines in enumerate(pages):
        drawn = "\n".join(f"BT /F1 {size} Tf 72 {height} Td ({text}) Tj ET" for text, height, size in lines)
        box = "/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
        objects += [f"<</Type/Page/Parent 2 0 R{box}/Contents {5 + 2 * n} 0 R>>"]
        objects += [f"<</Length {len(drawn.encode('cp1252'))}>>\nstream\n{drawn}\nendstream"]
    raw, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    last = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return raw + f"{last}startxref\n{len(raw)}\n%%EOF\n".encode()


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def scanned() -> bytes:
    """A PDF of one page without text."""
    writer = PdfWriter()
    writer.add_blank_page(612, 792)
    return written(writer)


def encrypted(password: str = "secret") -> bytes:
    """A PDF that asks for a password; with the empty one it only forbids to copy."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf([(TITLE, 720, 20), (BODY.split("“")[0], 680, 11)])))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    return written(writer)
