"""What a rule is and what it says: rule, place, finding, and the outcome of all rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Generic, TypeVar

from plans.quality.telling import Told
from plans.quality.telling import gettext_lazy as _

Subject = TypeVar("Subject")


class Severity(StrEnum):
    """How much a finding weighs; none of them ever stops anybody from doing anything."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


NO_RECORD = _("Bu kuralın bakacağı bir kayıt yok.")
WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


class Criterion(Enum):
    """The criteria of the Court of Accounts' performance audit, as it names them (2014)."""

    EXISTENCE = _("Mevcudiyet")
    TIMELINESS = _("Zamanlılık")
    PRESENTATION = _("Sunum")
    RELEVANCE = _("İlgililik")
    MEASURABILITY = _("Ölçülebilirlik")
    DEFINITION = _("İyi tanımlanma")
    CONSISTENCY = _("Tutarlılık")
    VERIFIABILITY = _("Doğrulanabilirlik")
    PLAUSIBILITY = _("Geçerlilik / ikna edicilik")
    RELIABILITY = _("Güvenilirlik")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on: the criterion, what was found where, and the finding's address."""

    criterion: Criterion
    told: Told
    source: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: a path as in `plans.document`, and its words for a person."""

    path: str
    label: Told


@dataclass(frozen=True, slots=True)
class Judgement:
    """That a rule looked at one place; a `message` of None says that all was well there."""

    place: Place
    message: Told | None = None


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One rule; `id` never changes, `lacking` says why it could look at nothing at all."""

    id: str
    title: Told
    severity: Severity
    basis: Basis
    judge: Callable[[Subject], Iterable[Judgement]]
    lacking: Told = NO_RECORD


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found at one place."""

    rule: Rule[object]
    place: Place
    message: Told

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.rule.severity

    @property
    def basis(self) -> Basis:
        """What its rule rests on."""
        return self.rule.basis


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one rule; `checked` counts the places that it could look at."""

    rule: Rule[object]
    checked: int
    findings: tuple[Finding, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether it looked at something and found nothing; neither clean nor not without a look."""
        return bool(self.checked) and not self.findings


@dataclass(frozen=True, slots=True)
class Report:
    """What came of all rules, in their order."""

    outcomes: tuple[Outcome, ...] = ()

    @property
    def checked(self) -> tuple[Outcome, ...]:
        """The rules that could look at something."""
        return tuple(outcome for outcome in self.outcomes if outcome.checked)

    @property
    def unchecked(self) -> tuple[Outcome, ...]:
        """The rules for which the document holds nothing to look at."""
        return tuple(outcome for outcome in self.outcomes if not outcome.checked)

    @property
    def clean(self) -> tuple[Outcome, ...]:
        """The rules that looked and found nothing."""
        return tuple(outcome for outcome in self.outcomes if outcome.is_clean)

    @property
    def broken(self) -> tuple[Outcome, ...]:
        """The rules that found something, the heaviest first."""
        found = [outcome for outcome in self.outcomes if outcome.findings]
        return tuple(sorted(found, key=lambda one: WEIGHT[one.rule.severity]))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, the heaviest first."""
        return tuple(each for outcome in self.broken for each in outcome.findings)

    @property
    def by_severity(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)


def report_of(rules: Iterable[Rule[Subject]], subject: Subject) -> Report:
    """Return what the rules say of a subject."""
    return Report(tuple(_outcome(rule, subject) for rule in rules))


def _outcome(rule: Rule[Subject], subject: Subject) -> Outcome:
    judged = list(rule.judge(subject))
    findings = tuple(  # the record and the document that it came from say the same once
        Finding(rule, one.place, one.message)  # type: ignore[arg-type]
        for one in dict.fromkeys(judged)
        if one.message is not None
    )
    return Outcome(rule, len(judged), findings)  # type: ignore[arg-type]
