"""Rules about targets being there: for every indicator, for every year, for every objective."""

from __future__ import annotations

from collections.abc import Iterator

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
    quoted,
)
from plans.quality.telling import gettext_lazy as _

NO_TARGETS = _("Hiçbir göstergenin hedef değeri kayıtlı değil.")


def _some_target(scope: Scope) -> Iterator[Judgement]:
    for row in scope.promising:
        message = _("Hiçbir yıl için hedef değer yok.")
        yield Judgement(row.place, None if row.targets else message)


def _target_every_year(scope: Scope) -> Iterator[Judgement]:
    """Judge indicators with a target; a printed "yok" is an answer, an empty cell is none."""
    for row in scope.promising:
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
)
