"""What a job is made of: each official table of each of its plans, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.models import Period
from plans.models import Plan
from reports.models import ReportJob
from reports.models.job import ALL_KINDS
from reports.official.asked import Asked
from reports.official.kinds import KINDS, Kind, kind_named
from reports.years import plan_year


@dataclass(frozen=True, slots=True)
class Part:
    """One official table of one plan."""

    kind: Kind
    asked: Asked

    def name(self, suffix: str) -> str:
        """Return what the file is called; a table that has no half-year is of the year."""
        return self.asked.file_name(self.kind.name, suffix, of_year=self.kind.of_year)


def kinds_of(names: str) -> tuple[Kind, ...]:
    """Return the tables that `ReportJob.kinds` names, in their usual order."""
    if names == ALL_KINDS:
        return KINDS
    wanted = names.split()
    return tuple(kind for kind in KINDS if kind.name in wanted)


def names_of(kinds: Iterable[str]) -> str:
    """Return tables as `ReportJob.kinds` names them, the same for the same ones; "" where one is unknown.

    >>> names_of(["maliyet", "izleme", "izleme"])
    'izleme maliyet'
    >>> names_of(["yok"])
    ''
    """
    wanted = set(kinds)
    if ALL_KINDS in wanted:
        return ALL_KINDS
    if not all(kind_named(name) for name in wanted):
        return ""
    return " ".join(kind.name for kind in KINDS if kind.name in wanted)


def titles_of(names: str) -> str:
    """Return tables in words."""
    if names == ALL_KINDS:
        return _("Bütün tablolar")
    return ", ".join(str(kind.title) for kind in kinds_of(names))


def plans_of(job: ReportJob) -> list[int]:
    """Return the keys of the plans whose tables a job makes, municipality by municipality."""
    if job.plan_id is not None:
        return [job.plan_id]
    in_order = Plan.objects.order_by("municipality__slug", "start_year", "pk")
    return list(in_order.values_list("pk", flat=True))


def parts_of(job: ReportJob, plans: Iterable[int]) -> Iterator[Part]:
    """Give each table of some plans in turn, with one plan in memory at a time."""
    kinds = kinds_of(job.kinds)
    for pk in plans:
        plan = Plan.objects.select_related("municipality").get(pk=pk)
        shown = plan_year(plan, None if job.year is None else str(job.year))
        for kind in kinds:
            period = job.period if job.period in kind.periods else Period.YEAR
            yield Part(kind, Asked(shown, period))
