"""Makes scans of drawn documents: pages as pictures, askew, turned, on grey paper, larger than they were drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

DPI = 200
LARGER = 1.5  # the documents of the tests are drawn in small type


def scanned(
    source: Path, path: Path, *, skew: float = 0, turn: int = 0, paper: int = 255
) -> Path:
    """Write the pages of a PDF as pictures and return the path.

    `skew` and `turn` are degrees anticlockwise; `paper` is its grey, 255 white.
    """
    with pypdfium2.PdfDocument(source) as pdf:
        pictures = list(_pictures(pdf, skew, turn, paper))
    first, *others = pictures
    first.save(path, save_all=True, append_images=others, resolution=DPI)
    return path


def _pictures(
    pdf: pypdfium2.PdfDocument, skew: float, turn: int, paper: int
) -> Iterator[Image.Image]:
    for page in pdf:
        drawn = page.render(scale=LARGER * DPI / 72, grayscale=True).to_pil()
        level = drawn.convert("L").rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
        toned = level.point([value * paper // 255 for value in range(256)])
        yield toned.rotate(turn, expand=True)
