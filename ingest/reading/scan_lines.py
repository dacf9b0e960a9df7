"""Ruling lines in the picture of a page: where they run, and the picture without them; pixels only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops

from ingest.reading.scan_ink import ink_of
from ingest.reading.scan_rounded import rounded
from ingest.reading.scan_shapes import Span, grown, opened, spans

_LONG = 0.28  # inches; a stroke of a letter is shorter
_THICK = 0.06  # inches; what is thicker is a filled area
_BESIDE = 7  # pixels from a line in which no letter stands
_SOME, _MUCH = 0.12, 0.5  # of a stroke's length that has ink beside it
_BLUR = 5  # pixels; a line's edge is so soft


@dataclass(frozen=True, slots=True)
class RuledPicture:
    """A picture of dark ink on white without its lines, and the lines as spans."""

    without: Image.Image
    lines: tuple[Span, ...]


def ruled(ink: Image.Image, picture: Image.Image, dpi: float) -> RuledPicture:
    """Return the lines that `ink` (255 on 0) draws, and the picture without them."""
    long, thick = (max(2, round(part * dpi)) for part in (_LONG, _THICK))
    flat_strokes, steep_strokes = opened(ink, long, 1), opened(ink, 1, long)
    flat_mask = ImageChops.subtract(flat_strokes, opened(flat_strokes, 1, thick))
    steep_mask = ImageChops.subtract(steep_strokes, opened(steep_strokes, thick, 1))
    letters = ink_of(picture)
    flat = [
        span
        for span in spans(flat_mask)
        if span[2] - span[0] >= long
        and span[3] - span[1] <= thick
        and not _is_lettering(letters, span, 0, 1)
    ]
    steep = [
        span
        for span in _steep_spans(steep_mask)
        if span[3] - span[1] >= long
        and span[2] - span[0] <= thick
        and not _is_lettering(letters, span, 1, 0)
    ]
    mask = ImageChops.lighter(_only(flat_mask, flat), _only(steep_mask, steep))
    without = picture.copy()
    without.paste(255, mask=grown(mask, _BLUR, _BLUR))
    frames, corners = rounded(flat, steep, dpi)
    for left, top, right, bottom in corners:
        without.paste(255, (left - _BLUR, top - _BLUR, right + _BLUR, bottom + _BLUR))
    kept = [line for line in (*flat, *steep) if line not in frames]
    return RuledPicture(without, tuple(kept))


def _is_lettering(ink: Image.Image, span: Span, across: int, down: int) -> bool:
    """Whether a stroke runs through letters: ink stands on both sides of it, or much on one."""
    left, top, right, bottom = span
    dx, dy = _BESIDE * across, _BESIDE * down
    sides = (
        (left - dx, top - dy, right - dx, bottom - dy),
        (left + dx, top + dy, right + dx, bottom + dy),
    )
    area = (right - left) * (bottom - top)
    shares = [ink.crop(side).histogram()[255] / area for side in sides]
    return min(shares) > _SOME or max(shares) > _MUCH


def _steep_spans(mask: Image.Image) -> list[Span]:
    """Return the spans of lines that stand: far fewer runs when they are read lying."""
    lying = spans(mask.transpose(Image.Transpose.TRANSPOSE))
    return [(top, left, bottom, right) for left, top, right, bottom in lying]


def _only(mask: Image.Image, lines: Sequence[Span]) -> Image.Image:
    kept = Image.new("L", mask.size)
    for span in lines:
        kept.paste(mask.crop(span), span[:2])
    return kept
