"""Rules about what a card (hedef kartı) must hold: unit, cost, risks, findings, needs, activities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plans.quality import sources
from plans.quality.findings import Basis, Criterion, Judgement, Rule, Severity
from plans.quality.scope import Card, Scope
from plans.quality.telling import InTurkish, Told
from plans.quality.telling import gettext_lazy as _

NO_CARD = _("Bakılacak bir hedef kartı yok.")


def _responsible_unit(scope: Scope) -> Iterator[Judgement]:
    for card in scope.cards:
        message = _("Hedefin ve göstergelerinin sorumlu birimi yazılı değil.")
        yield Judgement(
            card.place, None if card.objective.responsible_unit else message
        )


def _cost(scope: Scope) -> Iterator[Judgement]:
    for card in scope.cards:
        cost = card.objective.cost_estimate
        amounts = [cost.total, *(cost.by_year or {}).values()]
        is_known = any(amount is not None for amount in amounts)
        yield Judgement(card.place, None if is_known else _("Maliyet tahmini yok."))


def _section(
    fields: tuple[str, ...], message: Told
) -> Callable[[Scope], Iterable[Judgement]]:
    """Return the rule that a card says something under one of these headings."""

    def judge(scope: Scope) -> Iterator[Judgement]:
        for card in scope.cards:
            is_said = _says(card, fields)
            if is_said or not _has_unplaced(scope, card):
                yield Judgement(card.place, None if is_said else message)

    return judge


def _activities(scope: Scope) -> Iterator[Judgement]:
    """Judge where activities are on record at all: portals print them on pages of their own."""
    fields = ("activities", "strategies")
    if any(_says(card, fields) for card in scope.cards):
        yield from _section(fields, _("Faaliyet, proje ya da strateji yazılmamış."))(
            scope
        )


def _says(card: Card, fields: tuple[str, ...]) -> bool:
    return any(getattr(card.objective, field) for field in fields)


def _has_unplaced(scope: Scope, card: Card) -> bool:
    """Whether a text of the card still waits for its heading: it may be just what is missed."""
    is_alone = len(scope.cards) == 1
    return any(
        run.where == card.place.path or (run.where is None and is_alone)
        for run in scope.document.unassigned
    )


def _of_layout(heading: Told) -> Told:
    return _("Hedef kartı düzeninin bir alanı: {heading}.", heading=heading)


def _section_rule(
    rule: str,
    heading: Told,
    judge: Callable[[Scope], Iterable[Judgement]],
    lacking: Told = NO_CARD,
) -> Rule[Scope]:
    return Rule(
        rule,
        _("Her hedef kartında {heading} var", heading=heading),
        Severity.WARNING,
        Basis(Criterion.PRESENTATION, _of_layout(heading)),
        judge,
        lacking,
    )


RULES: tuple[Rule[Scope], ...] = (
    Rule(
        "kart-sorumlu-birim",
        _("Her hedefin sorumlu birimi var"),
        Severity.WARNING,
        Basis(
            Criterion.RELIABILITY,
            _(
                "Sayıştay bulgusu ({where}): sonuçları kimin, hangi kayıtla ölçeceği kurulmamış.",
                where=InTurkish("Konak"),
            ),
            sources.NO_RECORDS,
        ),
        _responsible_unit,
    ),
    Rule(
        "kart-maliyet",
        _("Her hedefin maliyet tahmini var"),
        Severity.WARNING,
        Basis(Criterion.PRESENTATION, _of_layout(_("maliyet tahmini"))),
        _cost,
    ),
    _section_rule(
        "kart-risk", _("riskler"), _section(("risks",), _("Risk yazılmamış."))
    ),
    _section_rule(
        "kart-faaliyet",
        _("faaliyet ve projeler"),
        _activities,
        _("Hiçbir hedef kartının faaliyet ve projeleri kayıtlı değil."),
    ),
    _section_rule(
        "kart-tespit", _("tespitler"), _section(("findings",), _("Tespit yazılmamış."))
    ),
    _section_rule(
        "kart-ihtiyac", _("ihtiyaçlar"), _section(("needs",), _("İhtiyaç yazılmamış."))
    ),
)
