"""The monitoring table (izleme tablosu): for which period it reports, its actuals, its printed percentages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from ingest.reading.card_values import flowed
from ingest.reading.grid import Cell
from ingest.reading.indicator_rows import Column, IndicatorCells
from plans.document import YEAR, ActualEntry, IndicatorEntry, Issue, Severity
from plans.turkish import (
    Number,
    fold,
    heading_key,
    parse_number,
    parse_percent,
    plain,
    tidy,
)

NO_PERIOD = "Tablonun hangi yılın hangi dönemine ait olduğu okunamadı; gerçekleşmeler yerleştirilemedi."
NOT_THE_SUM = "Yazılan performans %{}; sayılardan (C−A)/(B−A) ile %{} çıkıyor."
NOT_THE_RATE = "Yazılan gerçekleşme oranı %{}; sayılardan (C/B) ile %{} çıkıyor."
INVERSE = "Yazılan gerçekleşme oranı %{}: hedef gerçekleşmeye bölünmüş (B/C); gösterge azalması istenen bir değer olabilir."
RATE = "Yazılan performans %{}: (C−A)/(B−A) değil, gerçekleşme oranı (C/B)."

_SPAN = re.compile(r"\b20\d\d ?[-–—/] ?20\d\d\b")
_YEAR = re.compile(r"(?<![\d.])(20\d\d)(?!\d)|(?<=\d\.\d\d\.)(20\d\d)\b")
_REPORTS = re.compile(r"izleme|değerlendirme|gerçekleşme|performans sonuç")
_YEARLY = re.compile(
    r"değerlendirme tablosu|yıl ?sonu|ocak ?[-–—] ?aralık|(?:12|on iki) aylık"
)
_PERIODS = (
    ("H1", re.compile(
        r"ocak ?[-–—] ?haziran|(?:ilk|1\.|birinci) ?(?:6|altı) ?ay|(?:ilk|1\.|birinci) ?yarı"
        r"|\b30[./]0?6[./]|30 haziran|\b(?:6|altı) aylık"
    )),
    ("Q1", re.compile(r"ocak ?[-–—] ?mart|(?:ilk|1\.|birinci) ?(?:3|üç) ?ay|(?:1\.|birinci) çeyrek")),
    (YEAR, _YEARLY),
)  # fmt: skip
_NOTES = (
    (Column.EXPLANATION, re.compile(r"aciklama(lar|lari|si)?")),
    (Column.DEVIATION, re.compile(r"(gostergeyeiliskin)?sapma(nin|lar|larin)?(nedeni|nedenleri|sebebi)")),
    (Column.MEASURE, re.compile(r"(gostergeyeiliskin)?alin(acak|masigereken)(onlem|tedbir)(ler)?")),
)  # fmt: skip
_ASIDE = re.compile(
    r"(hedef|amac)(in)?performansi|hedefeiliskin(sapma\w*|alinacak\w*|degerlendirme\w*)"
    r"|performansgostergelerineiliskindegerlendirme(ler)?"
    r"|(ilgililik|etkililik|etkinlik|etki|surdurulebilirlik)"
)


@dataclass(frozen=True, slots=True)
class Reported:
    """The period whose figures a table prints: a year, and one of plans.document.PERIODS."""

    year: int
    period: str


def reported_period(titles: Iterable[str]) -> Reported | None:
    """Return the period that the titles name most often; None where they name none for certain."""
    found = Counter(period for title in titles if (period := _named(title)))
    ranked = found.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _named(title: str) -> Reported | None:
    text = _SPAN.sub(" ", fold(title))
    years = {int(year) for pair in _YEAR.findall(text) for year in pair if year}
    periods = [name for name, pattern in _PERIODS if pattern.search(text)]
    if len(years) != 1 or len(periods) != 1:
        return None
    is_title = _REPORTS.search(text) or "dönem" in text
    return Reported(years.pop(), periods[0]) if is_title else None


def note_of(cells: Sequence[Cell]) -> tuple[Column, Cell] | None:
    """Return what a row below an indicator tells about it: "Açıklama | …", "Sapma Nedeni: …"."""
    head, _, beside = cells[0].text.partition(":")
    for column, pattern in _NOTES:
        if pattern.fullmatch(heading_key(head)):
            rest = [replace(cells[0], text=beside, lines=())] if tidy(beside) else []
            texts = [cell for cell in (*rest, *cells[1:]) if tidy(cell.text)]
            return column, texts[0] if texts else replace(cells[0], text="", lines=())
    return None


def is_aside(cell: Cell) -> bool:
    """Whether a row tells of the objective as a whole what no field of a card holds."""
    return _ASIDE.fullmatch(heading_key(cell.text.partition(":")[0])) is not None


def is_monitored(indicators: Iterable[IndicatorCells]) -> bool:
    """Whether most rows have a column of actuals: one table of a plan may look back."""
    has_actual = [Column.ACTUAL in cells.values for cells in indicators]
    return sum(has_actual) * 2 > len(has_actual)


def with_actual(
    entry: IndicatorEntry, cells: IndicatorCells, reported: Reported | None
) -> tuple[IndicatorEntry, list[Issue]]:
    """Return the indicator with the actual of its row, and what is to be told about it.

    The printed performance is held against (C−A)/(B−A), and where no baseline is
    printed against C/B, as units work it out.
    """
    cell = cells.values.get(Column.ACTUAL)
    if cell is None:
        return entry, []
    if reported is None:
        issue = Issue("actuals", NO_PERIOD, cell.text, Severity.ERROR, cell.cite())
        return entry, [issue]
    number = _number(cell)
    performance = cells.values.get(Column.PERFORMANCE)
    printed = parse_percent(tidy(performance.text)) if performance else None
    actual = ActualEntry(
        reported.year,
        reported.period,
        number.value,
        explanation=note_text(cells.values.get(Column.EXPLANATION)),
        deviation_reason=note_text(cells.values.get(Column.DEVIATION)),
        corrective_measure=note_text(cells.values.get(Column.MEASURE)),
        printed_performance=printed.value if printed else None,
        citation=cell.cite(),
    )
    issues = _unread("value", number, cell)
    if performance is not None and printed is not None:
        issues += _unread("printed_performance", printed, performance)
        issues += unlike(entry, actual, performance, "actuals[0]")
    return replace(entry, actuals=(*entry.actuals, actual)), issues


def _number(cell: Cell) -> Number:
    return cell.number or parse_number(cell.text)


def note_text(cell: Cell | None) -> str | None:
    """Return what a cell tells of an actual, None where it tells nothing."""
    text = flowed(cell.text) if cell else ""
    return None if fold(text) in {"", "-", "_", "x", "yok"} else text


def _unread(field: str, number: Number, cell: Cell) -> list[Issue]:
    if not number.reason:
        return []
    where = f"actuals[0].{field}"
    return [Issue(where, number.reason, cell.text, Severity.ERROR, cell.cite())]


def unlike(
    entry: IndicatorEntry,
    actual: ActualEntry,
    percent: Cell,
    where: str,
    *,
    is_rate: bool = False,
) -> list[Issue]:
    """Return an issue where the printed percentage is not what the printed figures give.

    `is_rate`: it is headed as a rate of achievement, C/B; where less is better B/C is one too.
    """
    printed, value = actual.printed_performance, actual.value
    target, base = entry.targets.get(actual.year), entry.baseline_value
    if printed is None or value is None or target is None:
        return []
    rate = value / target * 100 if target else None
    expected = rate
    if base is not None and not is_rate:
        expected = (value - base) / (target - base) * 100 if target != base else None
    if expected is None or _is_near(printed, expected):
        return []
    says, cited = _printed(printed), percent.cite()
    gives = _printed(_rounded(expected, 2))
    reason = (NOT_THE_RATE if is_rate else NOT_THE_SUM).format(says, gives)
    if is_rate and value and _is_near(printed, target / value * 100):
        reason = INVERSE.format(says)
    if not is_rate and rate is not None and _is_near(printed, rate):
        reason = RATE.format(says)
    return [Issue(f"{where}.printed_performance", reason, percent.text, citation=cited)]


def _is_near(printed: Decimal, exact: Decimal) -> bool:
    """Whether a figure is the other one rounded, half up or half down, at its own last place."""
    exponent = printed.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    return abs(printed - exact) <= Decimal(1).scaleb(-places) * Decimal("0.51")


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _printed(value: Decimal) -> str:
    return f"{plain(value):f}".replace(".", ",")
