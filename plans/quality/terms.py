"""Rules about how an indicator is measured: unit, baseline, direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plans.document import IndicatorEntry, Method
from plans.quality import sources
from plans.quality.findings import Basis, Criterion, Judgement, Rule, Severity
from plans.quality.scope import Row, Scope
from plans.quality.telling import InTurkish, Listed, Told, labelled, quoted
from plans.quality.telling import gettext_lazy as _


def _unit(scope: Scope) -> Iterator[Judgement]:
    if not any(row.indicator.unit for row in scope.rows):
        return
    for row in scope.rows:
        message = _("Ölçü birimi yazılı değil.")
        yield Judgement(row.place, None if row.indicator.unit else message)


def _baseline(scope: Scope) -> Iterator[Judgement]:
    """Judge where baselines are on record at all; one that does not apply is not missed."""
    if not any(_tells_baseline(row.indicator) for row in scope.rows):
        return
    for row in scope.rows:
        if row.is_scored:
            one = row.indicator
            is_known = one.baseline_value is not None or one.baseline_not_applicable
            message = _(
                "Başlangıç değeri yok; “başlangıcı olmaz” diye de işaretlenmemiş."
            )
            yield Judgement(row.place, None if is_known else message)


def _tells_baseline(one: IndicatorEntry) -> bool:
    return (
        one.baseline_value is not None
        or bool(one.baseline_label)
        or one.baseline_not_applicable
        or "baseline_value" in one.citations
    )


def _whole_year_baseline(scope: Scope) -> Iterator[Judgement]:
    """Judge a card at once: the label is its column's."""
    for card in scope.cards:
        compared = [
            row
            for row in card.rows
            if row.indicator.baseline_value is not None and row.targets
        ]
        partial = [row for row in compared if row.baseline is None]
        if compared:
            yield Judgement(card.place, _partial(partial) if partial else None)


def _partial(rows: Sequence[Row]) -> Told:
    labels = dict.fromkeys(row.indicator.baseline_label or "" for row in rows)
    told = [
        labelled(row.indicator.code, row.indicator.baseline_value)
        for row in rows
        if row.indicator.baseline_value is not None
    ]
    return _(
        "Başlangıç değerleri yılın bir bölümüne ait ({labels}), hedefler ise tam yıla;"
        " karşılaştırılamaz ({baselines}).",
        labels=Listed(tuple(map(quoted, labels))),
        baselines=tuple(told),
    )


def _direction(scope: Scope) -> Iterator[Judgement]:
    """Judge indicators of no stated direction: where figures only rise, it is plain."""
    for row in scope.rows:
        one = row.indicator
        is_own = one.method in (None, Method.LEVEL)
        if is_own and one.direction is None and len(row.series) > 1:
            yield Judgement(row.place, _undirected(row))


def _undirected(row: Row) -> Told | None:
    steps = [after - before for before, after in pairwise(row.series)]
    if all(step >= 0 for step in steps):
        return None
    values = tuple(map(row.told, row.series))
    if any(step > 0 for step in steps):
        return _(
            "Değerler bir artıp bir azalıyor ({values}) ama göstergenin yönü (artış ya"
            " da azalış) yazılı değil.",
            values=values,
        )
    return _(
        "Değerler azalıyor ({values}) ama göstergenin yönü (artış ya da azalış) yazılı"
        " değil.",
        values=values,
    )


RULES: tuple[Rule[Scope], ...] = (
    Rule(
        "gosterge-birimsiz",
        _("Her göstergenin ölçü birimi var"),
        Severity.WARNING,
        Basis(
            Criterion.MEASURABILITY,
            _("Sayıştay bulgusu: sayısı ya da birimi olmayan göstergeler."),
            sources.NO_NUMBER,
        ),
        _unit,
        _("Hiçbir göstergenin ölçü birimi kayıtlı değil."),
    ),
    Rule(
        "baslangic-yok",
        _("Her göstergenin başlangıç değeri var"),
        Severity.WARNING,
        Basis(
            Criterion.MEASURABILITY,
            _(
                "Bir denetim bulgusu bilinmiyor; başlangıcı olmayan göstergede alınan yol hesaplanamaz."
            ),
        ),
        _baseline,
        _("Hiçbir göstergenin başlangıç değeri kayıtlı değil."),
    ),
    Rule(
        "baslangic-yarim-yil",
        _("Başlangıç değerleri tam yıla ait"),
        Severity.WARNING,
        Basis(
            Criterion.CONSISTENCY,
            _(
                "Yayımlanmış planlarda görüldü: “2019 (6 aylık)” başlangıca karşı tam yıllık hedefler."
            ),
        ),
        _whole_year_baseline,
        _("Hedefiyle karşılaştırılacak bir başlangıç değeri kayıtlı değil."),
    ),
    Rule(
        "yon-belirsiz",
        _("Azalan değerlerde göstergenin yönü yazılı"),
        Severity.HINT,
        Basis(
            Criterion.DEFINITION,
            _(
                "Sayıştay bulgusu ({where}): kendi içinde çelişen hedefler.",
                where=InTurkish("Fatsa"),
            ),
            sources.CRITERIA_FAILED,
        ),
        _direction,
        _("Yönü yazılı olmayan ve hedefleri kayıtlı bir gösterge yok."),
    ),
)
