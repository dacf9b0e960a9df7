"""The picture of a shared link, drawn by the server: 1200 × 630, the size that readers of links ask for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from reports.portal.sharing import SharedCard

WIDTH, HEIGHT, MARGIN = 1200, 630, 72
FONTS = Path(__file__).parent / "fonts"  # DejaVu Sans: it has every Turkish letter
# As the stylesheet's tokens in light: paper, ink, second voice, accent, its ground.
PAPER, INK, SECOND = "#ffffff", "#162126", "#4b5a61"
ACCENT, GROUND = "#0a5968", "#e0edef"
NAME_LINES = 3


def draw(card: SharedCard) -> bytes:
    """Return a card as PNG: whose, what, its name in three lines at most, how far, as of when."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 20, HEIGHT), fill=ACCENT)
    top = MARGIN - 16
    if card.place:
        pen.text((MARGIN, top), _fitted(card.place, _font(32)), SECOND, _font(32))
        top += 52
    pen.text((MARGIN, top), _fitted(card.about, _bold(44)), ACCENT, _bold(44))
    top += 74
    for line in _wrapped(card.name, _font(40)):
        pen.text((MARGIN, top), line, INK, _font(40))
        top += 54
    _draw_figure(pen, card)
    output = BytesIO()
    image.quantize(64).save(output, "PNG", optimize=True)
    return output.getvalue()


def _draw_figure(pen: ImageDraw.ImageDraw, card: SharedCard) -> None:
    foot = HEIGHT - 52
    if card.figure:
        size = 84 if card.percent is not None else 60
        pen.text((MARGIN, foot - 148), card.figure, INK, _bold(size))
        under = _fitted(" · ".join(card.lines), _font(28))
        pen.text((MARGIN, foot - 42), under, SECOND, _font(28))
        _draw_bar(pen, card)
    if card.place:
        _draw_right(pen, MARGIN - 14, "Kent Karnesi", ACCENT)
    if card.is_fictional:
        # The warning is part of the picture: a picture travels without its page.
        _draw_right(pen, foot - 130, _("Kurgusal veri"), SECOND)


def _draw_right(pen: ImageDraw.ImageDraw, top: int, text: str, ink: str) -> None:
    right = WIDTH - MARGIN - _bold(28).getlength(text)
    pen.text((right, top), text, ink, _bold(28))


def _draw_bar(pen: ImageDraw.ImageDraw, card: SharedCard) -> None:
    """A bar over the foot; nothing at all where nothing is known."""
    if card.percent is None:
        return
    left, right, top = MARGIN, WIDTH - MARGIN, HEIGHT - 44
    filled = left + (right - left) * min(max(float(card.percent), 0), 100) / 100
    pen.rectangle((left, top, right, top + 14), fill=GROUND)
    if filled > left:
        pen.rectangle((left, top, filled, top + 14), fill=ACCENT)


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return a text in lines that fit; what is left after the last is told by an ellipsis."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= WIDTH - 2 * MARGIN or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:NAME_LINES]
    if len(lines) > NAME_LINES:
        kept[-1] += " …"
    return [_fitted(line, font) for line in kept]


def _fitted(text: str, font: ImageFont.FreeTypeFont) -> str:
    """Return one line without breaks, cut with an ellipsis where it is too long."""
    line = " ".join(text.split())  # a break cannot be drawn
    most = (
        WIDTH - 2 * MARGIN - 240 * (font.size == 32)
    )  # the mark stands beside the place
    if font.getlength(line) <= most:
        return line

    def is_too_wide(letters: int) -> bool:
        return font.getlength(line[:letters] + "…") > most

    kept = bisect_left(range(len(line)), 1, key=is_too_wide) - 1
    return line[: max(kept, 0)].rstrip(" …") + "…"


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / "DejaVuSans.ttf", size)


@cache
def _bold(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / "DejaVuSans-Bold.ttf", size)
