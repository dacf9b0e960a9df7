"""Dark areas of a picture, whose letters are light: turned into dark letters on light; pixels only."""

from __future__ import annotations

from PIL import Image

from ingest.reading.scan_shapes import grown, shrunk, spans

_DARK = 128  # of 255; a darker area carries light letters
_SOLID = 0.06  # inches; letters have no stroke so thick
_AROUND = 0.16  # inches; a letter in the area is no wider than twice this
_LOW = 100  # dpi, enough to see areas
_MOSTLY = 0.5  # of an area that is dark


def lightened(picture: Image.Image, dpi: float) -> Image.Image:
    """Return the grey picture with its dark areas inverted."""
    step = max(1, round(dpi / _LOW))
    small = picture.reduce(step)
    dark = small.point([255 if value < _DARK else 0 for value in range(256)])
    solid, reach = (max(3, round(part * dpi / step)) for part in (_SOLID, 2 * _AROUND))
    cores = shrunk(dark, solid, solid)
    if cores.getbbox() is None:
        return picture
    joined = shrunk(grown(cores, reach, reach), reach, reach)
    whole = grown(joined, solid, solid)
    light = picture.copy()
    for box in spans(whole):
        inside = dark.crop(box).histogram()[255]
        if inside > _MOSTLY * (box[2] - box[0]) * (box[3] - box[1]):
            _invert(light, (box[0] * step, box[1] * step, box[2] * step, box[3] * step))
    return light


def _invert(picture: Image.Image, box: tuple[int, int, int, int]) -> None:
    picture.paste(picture.crop(box).point([255 - value for value in range(256)]), box)
