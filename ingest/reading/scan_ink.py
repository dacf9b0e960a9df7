"""The picture of a page made even: flat white paper, upright lines; pixels only."""

from __future__ import annotations

from itertools import accumulate, pairwise

from PIL import Image, ImageChops

from ingest.reading.scan_shapes import grown, shrunk

_PATCH = 0.2  # inches; ink is narrower, shaded areas are wider
_MOST_SKEW = 3.0  # degrees
_SMALL = 75  # dpi at which the skew is looked for
INK = 110  # of 255; how much darker than paper a letter is
FAINT = 45  # of 255; how much darker than paper a thin line is


def even(picture: Image.Image, dpi: float) -> Image.Image:
    """Return the grey picture with its paper white: shade, shadow and yellowed paper taken off."""
    step = max(1, round(dpi / 40))
    small = picture.reduce(step)
    reach = max(3, round(_PATCH * dpi / step))
    paper = shrunk(grown(small, reach, reach), reach, reach)
    paper = paper.resize(picture.size, Image.Resampling.BILINEAR)
    return ImageChops.invert(ImageChops.subtract(paper, picture))


def contrasted(picture: Image.Image) -> Image.Image:
    """Return an even picture with its darkest ink black."""
    wanted = picture.width * picture.height // 500
    counted = accumulate(picture.histogram())
    darkest = next(value for value, count in enumerate(counted) if count >= wanted)
    scale = 255 / max(64, 245 - darkest)
    return picture.point(
        [round(max(0, min(255, (v - darkest) * scale))) for v in range(256)]
    )


def ink_of(picture: Image.Image, darker: int = INK) -> Image.Image:
    """Return 255 where the even picture is `darker` than white by so much, else 0."""
    return picture.point([255 if value < 255 - darker else 0 for value in range(256)])


def skew(ink: Image.Image, dpi: float) -> float:
    """Return by how many degrees the picture is to be turned anticlockwise for its lines to lie level."""
    small = ink.reduce(max(1, round(dpi / _SMALL)))
    best = 0.0
    for step, reach in ((0.5, _MOST_SKEW), (0.1, 0.4), (0.05, 0.05)):
        count = round(reach / step)
        angles = [best + step * at for at in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (_levelness(small, angle), -abs(angle)))
    return best


def _levelness(ink: Image.Image, angle: float) -> int:
    """Return how sharply ink and blank rows follow one another."""
    turned = ink.rotate(angle, Image.Resampling.BILINEAR)
    rows = turned.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows))
