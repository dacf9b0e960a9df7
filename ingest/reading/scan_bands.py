"""Dark areas of a picture, whose letters are light: turned into dark letters on light; pixels only."""

from __future__ import annotations

from PIL import Image

from ingest.reading.scan_shapes import Span, grown, shrunk, spans

_DARK = 128  # of 255; a darker area carries light letters
_SOLID = 0.06  # inches; letters have no stroke so thick
_AROUND = 0.16  # inches; a letter in the area is no wider than twice this
_LOW = 100  # dpi, enough to see areas
_MOSTLY = 0.5  # of an area that is dark
_LEAST = (
    0.16  # inches; what is lower or narrower holds no letters: list dots in a column
)


def lightened(picture: Image.Image, dpi: float) -> tuple[Image.Image, list[Span]]:
    """Return the grey picture with its dark areas inverted, and those areas."""
    step = max(1, round(dpi / _LOW))
    small = picture.reduce(step)
    dark = small.point([255 if value < _DARK else 0 for value in range(256)])
    solid, reach = (max(3, round(part * dpi / step)) for part in (_SOLID, 2 * _AROUND))
    cores = shrunk(dark, solid, solid)
    if cores.getbbox() is None:
        return picture, []
    joined = shrunk(grown(cores, reach, reach), reach, reach)
    whole = grown(joined, solid, solid)
    light = picture.copy()
    least = _LEAST * dpi / step
    areas = [
        box for box in spans(whole) if _is_large(box, least) and _is_dark(dark, box)
    ]
    areas = [(a * step, b * step, c * step, d * step) for a, b, c, d in areas]
    for area in areas:
        _invert(light, area)
    return light, areas


def _is_large(box: Span, least: float) -> bool:
    left, top, right, bottom = box
    return min(right - left, bottom - top) >= least


def _is_dark(dark: Image.Image, box: Span) -> bool:
    inside = dark.crop(box).histogram()[255]
    return inside > _MOSTLY * (box[2] - box[0]) * (box[3] - box[1])


def _invert(picture: Image.Image, box: tuple[int, int, int, int]) -> None:
    picture.paste(picture.crop(box).point([255 - value for value in range(256)]), box)
