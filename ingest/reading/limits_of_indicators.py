"""An indicator with nothing that a commit would refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from ingest.reading import bounds
from ingest.reading.holding import NO_SUCH_YEAR, Holder, printed_of
from plans.document import (
    ActualEntry,
    Citations,
    IndicatorEntry,
    TargetEntry,
    Terms,
)
from plans.turkish import tidy

NO_NAME = "Göstergenin adı okunamadı; yerine kodu yazıldı."

_TEXTS = {"unit": bounds.UNIT_OF_MEASURE, "baseline_label": bounds.BASELINE_LABEL}
_FREQUENCIES = dict.fromkeys(
    ("monitoring_frequency", "reporting_frequency"), bounds.FREQUENCY
)
_NUMBERS = {
    "weight_percent": bounds.WEIGHT,
    "baseline_value": bounds.FIGURE,
    "tolerance": bounds.TOLERANCE,
}

Termed = TypeVar("Termed", IndicatorEntry, Terms)


def held_indicator(entry: IndicatorEntry, where: str, holder: Holder) -> IndicatorEntry:
    """Return the indicator within its limits; one without a name has its code as name."""
    cited = entry.citations
    entry = _with_terms(entry, where, cited, holder)
    code = holder.code(f"{where}.code", entry.code, "PG", cited.get("code"))
    if not tidy(entry.name):
        holder.refuse(f"{where}.name", NO_NAME, code, cited.get("code"))
    return replace(
        entry,
        code=code,
        name=entry.name if tidy(entry.name) else code,
        printed_code=holder.text(
            f"{where}.printed_code",
            entry.printed_code,
            bounds.PRINTED_CODE,
            cited.get("code"),
        ),
        data_year=holder.year(f"{where}.data_year", entry.data_year),
        targets=holder.by_year(where, "targets", entry.targets, bounds.FIGURE, cited),
        **_texts(entry, _FREQUENCIES, where, cited, holder),
        **_histories(entry, where, holder),
    )


def _with_terms(entry: Termed, where: str, cited: Citations, holder: Holder) -> Termed:
    """Hold what an indicator and each of its terms have in common."""
    numbers: dict[str, Any] = {
        name: holder.number(
            f"{where}.{name}", getattr(entry, name), room, cited.get(name)
        )
        for name, room in _NUMBERS.items()
    }
    return replace(entry, **numbers, **_texts(entry, _TEXTS, where, cited, holder))


def _texts(
    entry: IndicatorEntry | Terms,
    longest: Mapping[str, int],
    where: str,
    cited: Citations,
    holder: Holder,
) -> dict[str, Any]:
    return {
        name: holder.text(
            f"{where}.{name}", getattr(entry, name), most, cited.get(name)
        )
        for name, most in longest.items()
    }


def _histories(entry: IndicatorEntry, where: str, holder: Holder) -> dict[str, Any]:
    terms = (
        _with_terms(one, f"{where}.terms[{at}]", {}, holder)
        for at, one in enumerate(entry.terms)
    )
    targets = (
        _target(one, f"{where}.target_revisions[{at}]", holder)
        for at, one in enumerate(entry.target_revisions)
    )
    actuals = (
        _actual(one, f"{where}.actuals[{at}]", holder)
        for at, one in enumerate(entry.actuals)
    )
    return {
        "terms": tuple(terms),
        "target_revisions": tuple(one for one in targets if one),
        "actuals": tuple(one for one in actuals if one),
    }


def _has_year(entry: TargetEntry | ActualEntry, where: str, holder: Holder) -> bool:
    if entry.year in bounds.YEARS:
        return True
    text = f"{entry.year}: {printed_of(entry.value, entry.citation)}"
    holder.refuse(where, NO_SUCH_YEAR, text, entry.citation)
    return False


def _target(entry: TargetEntry, where: str, holder: Holder) -> TargetEntry | None:
    if not _has_year(entry, where, holder):
        return None
    return replace(
        entry,
        value=holder.number(
            f"{where}.value", entry.value, bounds.FIGURE, entry.citation
        ),
        decision_number=holder.text(
            f"{where}.decision_number", entry.decision_number, bounds.DECISION_NUMBER
        ),
    )


def _actual(entry: ActualEntry, where: str, holder: Holder) -> ActualEntry | None:
    if not _has_year(entry, where, holder):
        return None
    return replace(
        entry,
        value=holder.number(
            f"{where}.value", entry.value, bounds.FIGURE, entry.citation
        ),
        printed_performance=holder.number(
            f"{where}.printed_performance",
            entry.printed_performance,
            bounds.PERFORMANCE,
            entry.citation,
        ),
    )
