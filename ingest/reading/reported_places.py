"""Of which year and period each column of a yearly table is; what is not certain is said, never guessed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ingest.reading.reported_columns import Figure, Reports
from ingest.reading.yearly_heads import YearlyHead, YearlyHeading
from plans.document import YEAR, Kind

NO_YEAR = "Tablonun hangi yıla ait olduğu okunamadı; değer yerleştirilemedi."
NO_PART = "Gerçekleşmenin yılın hangi dönemine ait olduğu yazılı değil; değer yerleştirilemedi."
NO_SUCH_PART = "Yılın bu bölümü için kayıt yeri yok; değer alınmadı."
WHICH_FIGURE = "Sütunun hedef mi gerçekleşme mi olduğu yazılı değil; değerler alınmadı."
ESTIMATE = "Tahmin sütunu; gerçekleşme ya da hedef olarak alınmadı."
RATE_ALONE = "Yalnız yüzde yazılı: gerçekleşme değeri mi oranı mı olduğu belli değil."
TWICE = "Aynı yılın aynı değeri için birden çok sütun var; alınmadı."


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says of itself: its kind, the year it is about and the part of that year."""

    kind: Kind
    year: int | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the figures of a column belong; `figure` is TARGET, ACTUAL, RATE or PERFORMANCE."""

    figure: Figure
    year: int
    part: str = YEAR


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why the figures of a column are not taken; `is_asked` where a person should place them."""

    reason: str
    is_asked: bool = True


Placed = Place | Unplaced | None

_PERCENTS = (Figure.RATE, Figure.PERFORMANCE)
_LEFT_OUT: dict[Figure, Placed] = {
    Figure.ESTIMATE: Unplaced(ESTIMATE, is_asked=False),
    Figure.DEVIATION: None,
}


def places(heading: YearlyHeading, about: Document) -> tuple[Placed, ...]:
    """Return for each column where its figures belong, None for columns without figures of an indicator."""
    said = [
        head.reports
        if head and head.reports and head.what is head.reports.figure
        else None
        for head in heading.columns
    ]
    figures = {one.figure for one in said if one}
    has_actual = Figure.ACTUAL in figures
    found: list[Placed] = []
    for one in said:
        is_percent = one is not None and (
            one.figure in _PERCENTS or (one.figure is Figure.PERCENT and has_actual)
        )
        if one is None or one.figure in _LEFT_OUT:
            found.append(_LEFT_OUT[one.figure] if one else None)
        elif one.figure is Figure.RESULT and has_actual:
            found.append(None)
        else:
            found.append(
                _percent(one, about, found)
                if is_percent
                else _place(one, about, figures)
            )
    return _each_once(heading.columns, found)


def _place(said: Reports, about: Document, figures: Collection[Figure]) -> Placed:
    """Return where a column of targets or actuals belongs, or why that is not certain."""
    year = _year(said, about)
    if said.figure is Figure.PERCENT:
        return Unplaced(RATE_ALONE)
    if year is None or not said.is_clear:
        return Unplaced(NO_SUCH_PART if not said.is_clear else NO_YEAR)
    if said.figure is Figure.BARE:
        return _bare(said, year, about, has_target=Figure.TARGET in figures)
    if said.figure is Figure.TARGET:
        is_whole = said.part in (None, YEAR)
        return Place(Figure.TARGET, year) if is_whole else Unplaced(NO_SUCH_PART)
    return _actual(said, year, about)


def _year(said: Reports, about: Document) -> int | None:
    """Return the year of a column: its own, else counted from the document's."""
    if said.year is not None:
        return said.year
    return about.year + (said.shift or 0) if about.year is not None else None


def _bare(said: Reports, year: int, about: Document, *, has_target: bool) -> Placed:
    """A programme's own year is its target; a bare year before it may be either.

    A quarter of the year is an actual where a document looks back beside a target.
    """
    is_programme = about.kind is Kind.PERFORMANCE_PROGRAMME
    if is_programme and year == about.year and said.part in (None, YEAR):
        return Place(Figure.TARGET, year)
    if said.part and has_target and not is_programme:
        return Place(Figure.ACTUAL, year, said.part)
    return Unplaced(WHICH_FIGURE)


def _actual(said: Reports, year: int, about: Document) -> Placed:
    part = said.part
    if part is None and year == about.year:
        part = about.part
    is_past = about.year is not None and year < about.year
    if part is None and (
        is_past or said.year is not None or about.kind is Kind.ACTIVITY_REPORT
    ):
        part = YEAR
    return Place(Figure.ACTUAL, year, part) if part else Unplaced(NO_PART)


def _percent(said: Reports, about: Document, left: Sequence[Placed]) -> Placed:
    """A percentage is of the actual that its heading names, else of the nearest on its left."""
    actuals = [
        one for one in left if isinstance(one, Place) and one.figure is Figure.ACTUAL
    ]
    year = _year(said, about) if said.year or said.shift is not None else None
    fitting = [
        one
        for one in actuals
        if year in (None, one.year) and said.part in (None, one.part)
    ]
    if not fitting or not said.is_clear:
        return None
    figure = Figure.RATE if said.figure is Figure.PERCENT else said.figure
    return Place(figure, fitting[-1].year, fitting[-1].part)


def _each_once(
    columns: Sequence[YearlyHead | None], found: Sequence[Placed]
) -> tuple[Placed, ...]:
    """Return the places, those that two headings claim taken out."""
    heads: dict[Place, set[int]] = {}
    for head, place in zip(columns, found, strict=True):
        if head and isinstance(place, Place):
            heads.setdefault(place, set()).add(id(head.cell))
    return tuple(
        Unplaced(TWICE) if isinstance(place, Place) and len(heads[place]) > 1 else place
        for place in found
    )
