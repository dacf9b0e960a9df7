"""The typesetter: a template of this folder and what it reads, as PDF or as a picture."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Literal

from PIL import ImageFont
from typst import Fonts, TypstError
from typst import compile as compiled

from reports.portal.picture import FONTS

FOLDER = Path(__file__).parent
IN_NO_FONT = "\U0010ffff"
BOX = "□"  # for a letter that the fonts do not have: without one the file would not be PDF/UA
SHARP = 150  # pixels of an inch


class TypesettingError(Exception):
    """The typesetter took a report for impossible; says why, and nothing was written."""


def typeset(template: str, told: object, written: Literal["pdf", "png"]) -> bytes:
    """Return what a template makes of `told`, a PDF by PDF/UA-1; raises TypesettingError."""
    said = json.dumps(told, ensure_ascii=False)
    try:
        return compiled(
            str(FOLDER / template),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"told": "".join(map(_shown, said))},
            format=written,
            ppi=SHARP,
            pdf_standards=["ua-1"] if written == "pdf" else [],
        )
    except TypstError as error:
        raise TypesettingError(str(error)) from error


@cache
def _fonts() -> Fonts:
    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FONTS)],
    )


@cache
def _shown(letter: str) -> str:
    """Return a letter that both fonts have, else the box: what they lack is drawn as what none has."""
    return letter if all(_has(face, letter) for face in FONTS.glob("*.ttf")) else BOX


def _has(face: Path, letter: str) -> bool:
    font = ImageFont.truetype(face, 16, layout_engine=ImageFont.Layout.BASIC)
    return bytes(font.getmask(letter)) != bytes(font.getmask(IN_NO_FONT))
