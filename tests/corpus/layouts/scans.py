"""The bordered card as a picture of its page, which only Tesseract can read."""

from __future__ import annotations

import io
import shutil

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from plans.document import PlanDocument
from tests.corpus.layouts.bordered import GUIDE
from tests.corpus.layouts.bordered import draw as draw_printed
from tests.corpus.layouts.layout import Layout

DPI = 300
LARGER = 1.5  # times A4: the cards are drawn in small type


def draw(plan: PlanDocument) -> bytes:
    """Return the pages as grey pictures, without a letter of text."""
    file = io.BytesIO()
    width, height = (side * LARGER for side in A4)
    canvas = Canvas(file, pagesize=(width, height), invariant=1)
    with pypdfium2.PdfDocument(draw_printed(plan, GUIDE)) as pdf:
        for page in pdf:
            picture = page.render(scale=LARGER * DPI / 72, grayscale=True).to_pil()
            canvas.drawImage(ImageReader(picture), 0, 0, width, height)
            canvas.showPage()
    canvas.save()
    return file.getvalue()


def missing() -> str | None:
    """Say what the machine lacks for reading it."""
    return None if shutil.which("tesseract") else "Tesseract is not installed"


LAYOUTS = (
    Layout(
        "scan", "pdf", draw, goals=1, objectives=1, floor=0.9, silent=2, missing=missing
    ),
)
