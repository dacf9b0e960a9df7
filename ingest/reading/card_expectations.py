"""What a card should hold and does not: told to a person, never a reason to refuse it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

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
EMPTY_YEARS = "Bu yılların hedef hücreleri boş."
NO_BASELINE = "Başlangıç değeri sütunu bulunamadı."
EMPTY_BASELINE = "Başlangıç değeri hücresi boş."
GAP = "Numaralar {} kodundan {} koduna atlıyor; arada okunmamış bir kart ya da satır olabilir."
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
    baselines = _missing_baselines(objective) if is_card else []
    return issues + lists + _missing_figures(objective) + baselines


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
    blank = [
        year
        for year in years
        if all(one.targets.get(year) is None for one in objective.indicators)
    ]
    without = [Issue("indicators", YEAR_WITHOUT_VALUES, str(year)) for year in blank]
    filled = [year for year in years if year not in blank]
    return weights + without + _empty_years(objective, filled)


def _empty_years(objective: ObjectiveEntry, years: Sequence[int]) -> list[Issue]:
    """Return a notice at each indicator that has a blank cell in some of these years: five figures for six years."""
    found = []
    for at, one in enumerate(objective.indicators):
        empty = [
            year
            for year in years
            if one.targets.get(year) is None and f"targets.{year}" not in one.citations
        ]
        if empty and len(empty) < len(years) and not one.withdrawn:
            said = ", ".join(map(str, empty))
            where = f"indicators[{at}].targets"
            found.append(Issue(where, EMPTY_YEARS, said, Severity.NOTICE))
    return found


def _missing_baselines(objective: ObjectiveEntry) -> list[Issue]:
    """Return notices of baselines that are not printed; a printed dash says that there is none."""
    entries = objective.indicators
    if entries and not any(one.baseline_label for one in entries):
        return [Issue("indicators", NO_BASELINE, severity=Severity.NOTICE)]
    return [
        Issue(
            f"indicators[{at}].baseline_value", EMPTY_BASELINE, severity=Severity.NOTICE
        )
        for at, one in enumerate(entries)
        if one.baseline_value is None and "baseline_value" not in one.citations
    ]


def gaps(document: PlanDocument) -> list[Issue]:
    """Return a warning where codes that follow one another leave numbers out: H1.1, H1.3."""
    found = _gaps("", [goal.code for goal in document.goals])
    for at, goal in enumerate(document.goals):
        codes = [one.code for one in goal.objectives]
        found += _gaps(f"goals[{at}]", codes)
    for path, objective in document.objectives():
        codes = [one.code for one in objective.indicators]
        found += _gaps(path, codes)
    return found


def _gaps(where: str, codes: Sequence[str]) -> list[Issue]:
    last = [code.rpartition(".")[2].lstrip("AHPG") for code in codes]
    numbered = sorted(
        {
            (int(number), code)
            for number, code in zip(last, codes, strict=True)
            if number.isdecimal()
        }
    )
    return [
        Issue(where, GAP.format(one, other), other)
        for (before, one), (after, other) in pairwise(numbered)
        if after > before + 1
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
