"""What a card should hold and does not: told to a person, never a reason to refuse it."""

from __future__ import annotations

from collections import Counter

from ingest.reading.indicator_entries import weight_sum
from plans.document import Issue, ObjectiveEntry, PlanDocument, Severity
from plans.turkish import plain

WEIGHTS = "Göstergelerin hedefe etkileri toplamı 100 değil: {}."
NO_UNIT = "Sorumlu birim bulunamadı."
NO_COST = "Maliyet tahmini bulunamadı."
NO_INDICATORS = "Bu hedefin göstergesi bulunamadı."
NO_GOAL = "Hedefin bağlı olduğu amaç yazılı değil; kodu hedefin kodundan çıkarıldı."
NO_CODE = "Hedefin kodu yazılı değil; göstergelerin kodundan çıkarıldı."
YEAR_WITHOUT_VALUES = "Bu yılın sütununda hiç değer yok."
REPEATED_CODE = "Bu gösterge kodu belgede birden çok kez geçiyor."
NOT_FOUND = "{} için metin bulunamadı."

_EXPECTED = {
    "Riskler": ("risks",),
    "Faaliyet ve Projeler": ("activities", "strategies"),
    "Tespitler": ("findings",),
    "İhtiyaçlar": ("needs",),
}


def missing(
    objective: ObjectiveEntry, *, has_goal: bool, is_card: bool = True
) -> list[Issue]:
    """Return what was looked for in a card and not found, `where` counted from the objective.

    A table of actuals is no card: it prints neither lists nor cost.
    """
    has_cost = any(field.startswith("cost_estimate") for field in objective.citations)
    looked_for = (
        (has_goal, Issue("", NO_GOAL)),
        (bool(objective.printed_code), Issue("code", NO_CODE)),
        (bool(objective.responsible_unit), Issue("responsible_unit", NO_UNIT)),
        (has_cost or not is_card, Issue("cost_estimate", NO_COST)),
        (bool(objective.indicators), Issue("indicators", NO_INDICATORS)),
    )
    issues = [issue for is_found, issue in looked_for if not is_found]
    lists = _missing_lists(objective) if is_card else []
    return issues + lists + _missing_figures(objective)


def _missing_lists(objective: ObjectiveEntry) -> list[Issue]:
    return [
        Issue(fields[0], NOT_FOUND.format(name), severity=Severity.NOTICE)
        for name, fields in _EXPECTED.items()
        if not any(getattr(objective, field) for field in fields)
    ]


def _missing_figures(objective: ObjectiveEntry) -> list[Issue]:
    if not objective.indicators:
        return []
    total = weight_sum(objective.indicators)
    printed = f"{plain(total):f}".replace(".", ",")
    weights = [] if total == 100 else [Issue("indicators", WEIGHTS.format(printed))]
    years = sorted({year for one in objective.indicators for year in one.targets})
    return weights + [
        Issue("indicators", YEAR_WITHOUT_VALUES, str(year))
        for year in years
        if all(one.targets.get(year) is None for one in objective.indicators)
    ]


def repeated_codes(document: PlanDocument) -> list[Issue]:
    """Return an issue at each indicator whose code another indicator of the document has too."""
    found = list(document.indicators())
    counts = Counter(indicator.code for _, indicator in found)
    return [
        Issue(f"{path}.code", REPEATED_CODE, indicator.printed_code or indicator.code)
        for path, indicator in found
        if counts[indicator.code] > 1
    ]
