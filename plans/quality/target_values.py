"""Rules about the values of targets: not 0, not the baseline again, not against the direction."""

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
    Rule,
    Severity,
)
from plans.quality.scope import Row, Scope
from plans.quality.targets import NO_TARGETS
from plans.quality.telling import (
    InTurkish,
    Listed,
    Percent,
    Told,
    Value,
    labelled,
    ngettext_lazy,
)
from plans.quality.telling import gettext_lazy as _
from plans.turkish import fold

_FEWEST = 3  # years with one and the same target that make a flat series


def _target_zero(scope: Scope) -> Iterator[Judgement]:
    for row in scope.promising:
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
    for row in scope.promising:
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
    for row in scope.promising:
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
    for row in scope.promising:
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
    for row in scope.promising:
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


_FATSA = Basis(
    Criterion.MEASURABILITY,
    _(
        "Sayıştay bulgusu ({where}): “0” olan ve kendi içinde çelişen hedefler.",
        where=InTurkish("Fatsa"),
    ),
    sources.CRITERIA_FAILED,
)

RULES: tuple[Rule[Scope], ...] = (
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
