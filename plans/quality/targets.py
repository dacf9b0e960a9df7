"""Rules about targets: there for every year, not 0, not the baseline again, not against the direction."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from plans.document import Method
from plans.quality import sources
from plans.quality.findings import (
    Basis,
    Criterion,
    Judgement,
    Place,
    Rule,
    Severity,
)
from plans.quality.scope import Row, Scope
from plans.quality.telling import (
    InTurkish,
    Listed,
    Percent,
    Told,
    Value,
    labelled,
    ngettext_lazy,
    quoted,
)
from plans.quality.telling import gettext_lazy as _
from plans.turkish import fold

NO_TARGETS = _("Hiçbir göstergenin hedef değeri kayıtlı değil.")
_FEWEST = 3  # years with one and the same target that make a flat series


def _some_target(scope: Scope) -> Iterator[Judgement]:
    for row in _promising(scope):
        message = _("Hiçbir yıl için hedef değer yok.")
        yield Judgement(row.place, None if row.targets else message)


def _target_every_year(scope: Scope) -> Iterator[Judgement]:
    """Judge indicators with a target; a printed "yok" is an answer, an empty cell is none."""
    for row in _promising(scope):
        if row.targets:
            without = [year for year in row.years if not _is_answered(row, year)]
            message = _("{years} için hedef yok.", years=Listed(tuple(without)))
            yield Judgement(row.place, message if without else None)


def _is_answered(row: Row, year: int) -> bool:
    targets, cited = row.indicator.targets, row.indicator.citations
    if targets.get(year) is not None:
        return True
    is_read = any(field.startswith("targets.") for field in cited)
    return year in targets and (f"targets.{year}" in cited or not is_read)


def _plan_year(scope: Scope) -> Iterator[Judgement]:
    """Judge the plan's years as a whole; the baseline's own year may be the plan's first."""
    if not scope.has_targets:
        return
    promised = {year for row in scope.rows for year in row.targets}
    labels = " ".join(row.indicator.baseline_label or "" for row in scope.rows)
    for year in scope.years:
        is_known = year in promised or str(year) in labels
        message = _("{year} için hiçbir göstergede hedef yok.", year=year)
        yield Judgement(Place("goals", _("Plan")), None if is_known else message)


def _objective_measurable(scope: Scope) -> Iterator[Judgement]:
    if not scope.has_targets:
        return
    for card in scope.cards:
        title = card.objective.title or ""
        if card.rows:
            has_figure = any(letter.isdigit() for letter in title)
            is_measured = has_figure or any(row.targets for row in card.rows)
            message = _(
                "Hedefin metninde ({title}) bir sayı yok, göstergelerinin de hiçbirinde"
                " hedef değer yok; ölçülemez.",
                title=quoted(title),
            )
            yield Judgement(card.place, None if is_measured else message)


def _target_zero(scope: Scope) -> Iterator[Judgement]:
    for row in _promising(scope):
        zero = [year for year, value in row.targets.items() if value == 0]
        if row.targets and not row.is_held:
            is_meant = row.falls or (not row.rises and _sinks(row))
            message = ngettext_lazy(
                "{years} hedefi 0.",
                "{years} hedefleri 0.",
                len(zero),
                years=Listed(tuple(zero)),
            )
            yield Judgement(row.place, message if zero and not is_meant else None)


def _sinks(row: Row) -> bool:
    """Whether the figures only go down: then 0 is where they are meant to go."""
    series = row.series
    falling = all(after <= before for before, after in pairwise(series))
    return falling and series[0] > series[-1]


def _target_is_baseline(scope: Scope) -> Iterator[Judgement]:
    """Judge against a baseline of a whole year; 0, and what cannot be bettered, is told elsewhere."""
    for row in _promising(scope):
        start = row.baseline
        is_compared = not row.is_held and row.indicator.method is not Method.ANNUAL
        if start is not None and row.targets and is_compared:
            same = [year for year, value in row.targets.items() if value == start]
            is_told = bool(same) and start != 0 and not row.is_bound(start)
            message = ngettext_lazy(
                "{years} hedefi başlangıç değeriyle aynı: {start}.",
                "{years} hedefleri başlangıç değeriyle aynı: {start}.",
                len(same),
                years=Listed(tuple(same)),
                start=row.told(start),
            )
            yield Judgement(row.place, message if is_told else None)


def _target_flat(scope: Scope) -> Iterator[Judgement]:
    for row in _promising(scope):
        values = list(row.targets.values())
        if len(values) >= _FEWEST and not row.is_held:
            message = _("Hedef her yıl aynı: {value}.", value=row.told(values[0]))
            yield Judgement(row.place, message if _is_flat(row, values) else None)


def _is_flat(row: Row, values: list[Decimal]) -> bool:
    first = values[0]
    is_told = first == 0 or (
        first == row.baseline and row.indicator.method is not Method.ANNUAL
    )
    return len(set(values)) == 1 and not is_told and not row.is_bound(first)


def _against_direction(scope: Scope) -> Iterator[Judgement]:
    """Judge levels and running totals of a certain direction: single years may go up and down."""
    for row in _promising(scope):
        is_series = row.indicator.method is not Method.ANNUAL and not row.is_held
        if is_series and (row.rises or row.falls) and len(row.targets) > 1:
            yield Judgement(row.place, _turning(row))


def _turning(row: Row) -> Told | None:
    turns = [
        _(
            "{year} hedefi ({value}) {earlier} hedefinden ({before})",
            year=year,
            value=row.told(value),
            earlier=earlier,
            before=row.told(before),
        )
        for (earlier, before), (year, value) in pairwise(row.targets.items())
        if (value > before if row.falls else value < before)
    ]
    if not turns:
        return None
    told, is_total = Listed(tuple(turns)), row.indicator.method is Method.CUMULATIVE
    if row.falls and is_total:
        return _(
            "Değerin birikerek azalması bekleniyor ama {turns} yüksek.", turns=told
        )
    if row.falls:
        return _("Değerin azalması bekleniyor ama {turns} yüksek.", turns=told)
    if is_total:
        return _("Değerin birikerek artması bekleniyor ama {turns} düşük.", turns=told)
    return _("Değerin artması bekleniyor ama {turns} düşük.", turns=told)


def _worse_than_baseline(scope: Scope) -> Iterator[Judgement]:
    for row in _promising(scope):
        start = row.baseline
        is_directed = (row.rises or row.falls) and not row.is_held
        if start is not None and row.targets and is_directed:
            worse = [
                year
                for year, value in row.targets.items()
                if (value > start if row.falls else value < start)
            ]
            message = _worse(row, worse, row.told(start)) if worse else None
            yield Judgement(row.place, message)


def _worse(row: Row, years: list[int], start: Value) -> Told:
    values = {"years": Listed(tuple(years)), "start": start}
    if row.falls:
        return ngettext_lazy(
            "{years} hedefi başlangıç değerinden ({start}) yüksek; göstergenin yönü azalış.",
            "{years} hedefleri başlangıç değerinden ({start}) yüksek; göstergenin yönü azalış.",
            len(years),
            **values,
        )
    return ngettext_lazy(
        "{years} hedefi başlangıç değerinden ({start}) düşük; göstergenin yönü artış.",
        "{years} hedefleri başlangıç değerinden ({start}) düşük; göstergenin yönü artış.",
        len(years),
        **values,
    )


def _percent_over_100(scope: Scope) -> Iterator[Judgement]:
    """Judge percentages of a whole: a growth, or a comparison, may well pass 100."""
    for row in scope.rows:
        if row.is_percent and row.targets and not _may_pass(row.indicator.name):
            over = [labelled(y, Percent(v)) for y, v in row.targets.items() if v > 100]
            message = _(
                "Yüzde olarak hedef %100'ü aşıyor ({targets}).", targets=tuple(over)
            )
            yield Judgement(row.place, message if over else None)


def _may_pass(name: str) -> bool:
    words = ("artış", "artma", "büyüme", "değişim", "gerçekleşme", "karşılama")
    return any(word in fold(name) for word in words)


def _promising(scope: Scope) -> Iterator[Row]:
    """Yield the indicators that owe targets, where targets are on record at all."""
    if scope.has_targets:
        yield from (row for row in scope.rows if row.is_scored)


_FATSA = Basis(
    Criterion.MEASURABILITY,
    _(
        "Sayıştay bulgusu ({where}): “0” olan ve kendi içinde çelişen hedefler.",
        where=InTurkish("Fatsa"),
    ),
    sources.CRITERIA_FAILED,
)
_KONAK = Basis(
    Criterion.MEASURABILITY,
    _(
        "Sayıştay bulgusu ({where}): zaman çerçevesi belli olmayan hedefler.",
        where=InTurkish("Konak"),
    ),
    sources.NO_TIME_FRAME,
)

RULES: tuple[Rule[Scope], ...] = (
    Rule(
        "gosterge-hedefsiz",
        _("Her göstergenin hedef değeri var"),
        Severity.ERROR,
        Basis(
            Criterion.MEASURABILITY,
            _("Sayıştay bulgusu: sayısı ya da birimi olmayan göstergeler."),
            sources.NO_NUMBER,
        ),
        _some_target,
        NO_TARGETS,
    ),
    Rule(
        "yil-hedefsiz",
        _("Göstergelerin her plan yılı için hedefi var"),
        Severity.WARNING,
        _KONAK,
        _target_every_year,
        NO_TARGETS,
    ),
    Rule(
        "plan-yili-hedefsiz",
        _("Her plan yılı için hedef konmuş"),
        Severity.WARNING,
        _KONAK,
        _plan_year,
        NO_TARGETS,
    ),
    Rule(
        "hedef-olculemez",
        _("Hedefler ölçülebilir"),
        Severity.WARNING,
        Basis(
            Criterion.MEASURABILITY,
            _(
                "Sayıştay bulgusu: sayı, miktar ya da oran içermeyen, ölçülemeyen hedefler."
            ),
            sources.NOT_MEASURABLE,
        ),
        _objective_measurable,
        NO_TARGETS,
    ),
    Rule(
        "hedef-sifir",
        _("Hedef değerler 0 değil"),
        Severity.WARNING,
        _FATSA,
        _target_zero,
        NO_TARGETS,
    ),
    Rule(
        "hedef-baslangic-ayni",
        _("Hedefler başlangıç değerinden farklı"),
        Severity.WARNING,
        _FATSA,
        _target_is_baseline,
        _("Hedefiyle karşılaştırılacak bir başlangıç değeri kayıtlı değil."),
    ),
    Rule(
        "hedef-duz",
        _("Hedefler yıldan yıla ilerliyor"),
        Severity.HINT,
        _FATSA,
        _target_flat,
        _("En az üç yılının hedefi kayıtlı bir gösterge yok."),
    ),
    Rule(
        "hedef-yone-aykiri",
        _("Hedefler göstergenin yönünde ilerliyor"),
        Severity.WARNING,
        _FATSA,
        _against_direction,
        _("Yönü kesin olan ve hedefleri kayıtlı bir gösterge yok."),
    ),
    Rule(
        "hedef-baslangictan-kotu",
        _("Hedefler başlangıçtan kötü değil"),
        Severity.WARNING,
        _FATSA,
        _worse_than_baseline,
        _("Yönü kesin, başlangıcı ve hedefleri kayıtlı bir gösterge yok."),
    ),
    Rule(
        "yuzde-yuzu-asan",
        _("Yüzde hedefler %100'ü aşmıyor"),
        Severity.HINT,
        Basis(
            Criterion.PLAUSIBILITY,
            _("Yayımlanmış planlarda görüldü: %400 olarak yazılmış hedef değer."),
        ),
        _percent_over_100,
        _("Yüzdeyle ölçülen ve hedefi kayıtlı bir gösterge yok."),
    ),
)
