"""What a column of figures reports: a target or an actual, of which year and of which part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.reading.grid import Cell
from ingest.reading.parts_of_year import OTHER, part_of_year, without_parts
from plans.turkish import fold, heading_key


class Figure(Enum):
    """What the figures of a column are."""

    TARGET = "hedeflenen"
    ACTUAL = "gerçekleşen"
    RESULT = "sonuç"  # an actual where no other column holds one
    PERCENT = "gerçekleşme (%)"  # a rate where another column holds the actual
    ESTIMATE = "tahmin"
    RATE = "gerçekleşme oranı"
    PERFORMANCE = "performans"
    DEVIATION = "sapma"
    BARE = "yalnız yıl"


@dataclass(frozen=True, slots=True)
class Reports:
    """A column's figure; `year` in full, `shift` from the document's year, `part` of plans.document.PERIODS."""

    figure: Figure
    year: int | None = None
    shift: int | None = None
    part: str | None = None
    is_clear: bool = (
        True  # whether the heading names at most one year and one known part
    )


_SPAN = re.compile(r"\b20\d\d ?[-–—/] ?20\d\d\b")
_OF_PLAN = re.compile(rf"{_SPAN.pattern}|plan (?:dönem|son)|birikimli|kümülatif")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SHIFT = re.compile(r"\(? ?\bt ?(?:([-+]) ?(\d))? ?\)?(?!\w)")
_BEFORE = re.compile(r"\b(?:bir )?(?:önceki|geçen|evvelki) yıl\w*( sonu)?")
_NOW = re.compile(r"\b(?:cari|bu|içinde bulunulan) yıl\w*|\bprogram(?:ı)? yılı")
_LETTERS = re.compile(
    r"[(\[][abc0-9/*x×+() -]{1,20}[)\]]|\b[abc] ?/ ?[abc]\b(?: ?[*x×] ?100)?"
)
_MONEY = re.compile(r"butce|odenek|maliyet|harcama|kaynak|tutar")
_WORDS = re.compile(
    r"\b(?:itibarıyla|itibariyle|mali|yılı?|yılına|yıllık|dönemi?|dönemindeki|dönem içi|sonu)\b"
)
_FIGURES = (
    (Figure.ESTIMATE, re.compile(r"(?!.*(maliyet|butce|kaynak|odenek)).*tahmin.*")),
    (Figure.RATE, re.compile(
        r"(hedef(e|i|in|lere)?|gosterge)?(gerceklesme|gerceklestirme|basari|ulasma|ulasim|tamamlanma)(nin)?"
        r"(oran|yuzde|duzey)\w*|(hedefe|hedefi)(ulasma|ulasim|gerceklestirme)\w*|basari(durumu|puani)?|oran(i)?|yuzde(si)?"
    )),
    (Figure.PERFORMANCE, re.compile(r"(gosterge)?performans(i|orani|yuzdesi|duzeyi|sonucu|degeri)?")),
    (Figure.DEVIATION, re.compile(r"(hedeften)?sapma(si|orani|yuzdesi|miktari|degeri)?")),
    (Figure.ACTUAL, re.compile(
        r"(izleme(donemindeki|donemi)?|donemici|performans|gosterge|toplam|birikimli|kumulatif|plan)?"
        r"(gerceklesme|gerceklesen|gerceklestirilen|ulasilan|fiili|fiiligerceklesme)(si|ler|leri)?"
        r"(deger(i|ler|leri)?|miktar(i)?|sonucu?|duzeyi?|toplami?)?"
    )),
    (Figure.TARGET, re.compile(
        r"(izleme(donemindeki|donemi)?|donemici|performans|gosterge|program|birikimli|kumulatif|plan)?"
        r"(hedef(i|in|ler|leri)?|hedeflenen|planlanan|ongorulen)"
        r"(deger(i|ler|leri)?|miktar(i)?|duzeyi?|gosterge(degeri|duzeyi))?"
    )),
    (Figure.RESULT, re.compile(r"(performans)?sonuc(u|lari)?(degeri)?|(gerceklesme)?durumu?")),
)  # fmt: skip


def reports(stack: Sequence[Cell]) -> Reports | None:
    """Return what the column under these headings, from top to bottom, reports; None for other columns.

    The lowest heading that names a figure counts; year and part of the year may stand
    in any of them, the lowest first.
    """
    texts = [fold(cell.text) for cell in reversed(stack)]
    if any(_MONEY.search(heading_key(text)) for text in texts):
        return None
    years = next((found for text in texts if (found := _years(text))), set())
    shift = next((one for text in texts if (one := _shift(text)) is not None), None)
    figure = next((named for text in texts if (named := _figure(text))), None)
    if figure is None and _is_bare(texts):
        figure = Figure.BARE
    if figure is None and shift == -1 and _bare_key(texts[0]) in {"deger", "degeri"}:
        figure = Figure.ACTUAL
    if figure is None:
        return None
    part = next((of for text in texts if (of := part_of_year(text))), None)
    is_of_plan = not years and any(_OF_PLAN.search(text) for text in texts)
    is_clear = len(years) <= 1 and part != OTHER and not is_of_plan
    year = min(years) if len(years) == 1 else None
    return Reports(figure, year, shift, part, is_clear)


def _is_bare(texts: Sequence[str]) -> bool:
    """Whether the lowest heading is a year, or a place beside it, and nothing else."""
    lowest = texts[0] if texts else ""
    has_time = _years(lowest) or _shift(lowest) is not None or part_of_year(lowest)
    return bool(has_time) and not _bare_key(lowest)


def _figure(text: str) -> Figure | None:
    key = _bare_key(text)
    for figure, pattern in _FIGURES:
        if pattern.fullmatch(key):
            is_percent = figure is Figure.ACTUAL and "%" in text
            return Figure.PERCENT if is_percent else figure
    return None


def _bare_key(text: str) -> str:
    """Return what a heading says beside its year, its part of the year and its letter."""
    text = without_parts(text)
    for pattern in (_SPAN, _YEAR, _BEFORE, _NOW, _WORDS, _LETTERS, _SHIFT):
        text = pattern.sub(" ", text)
    return heading_key(text.replace("%", ""))


def _years(text: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(_SPAN.sub(" ", text))}


def _shift(text: str) -> int | None:
    if _BEFORE.search(text):
        return -1
    if _NOW.search(text):
        return 0
    found = _SHIFT.search(text)
    if found is None:
        return None
    return int(f"{found[1]}{found[2]}") if found[1] else 0
