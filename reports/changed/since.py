"""What became public of a plan since a day: figures, targets, evaluations, evidence, texts, structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.models import ActualEntry, Evidence, Indicator, ObjectiveEvaluation
from plans.models import Objective, Plan
from plans.versions import NOTHING, Change, versions_of
from reports.changed.ledger import Line
from reports.changed.published import Publication, publications_since
from reports.changed.rewording import Reworded, reworded_since
from reports.days.as_of import end_of
from reports.figures import measured

IN_PLAN = "indicator__objective__goal__plan"


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that became public; `slugs` lead to the page that has it, "" reason is none."""

    at: datetime
    what: str
    name: str
    slugs: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    reason: str = ""


def happenings_since(plan: Plan, day: date) -> list[Happening]:
    """Return what became public after the end of a day, the latest first; the queries are fixed.

    Nobody is named.  What was public and is no more (evidence taken back) is not told.
    """
    moment = end_of(day)
    found = [
        *map(_publication, publications_since(plan, moment)),
        *_evaluations(plan, moment),
        *_evidence(plan, moment),
        *map(_told, reworded_since(plan, moment)),
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)


def slugs_of(row: Objective | Indicator) -> tuple[str, ...]:
    """Return what an address names a row by; what it is in is loaded."""
    if isinstance(row, Indicator):
        return (*slugs_of(row.objective), row.slug)
    return row.goal.slug, row.slug


def _publication(published: Publication) -> Happening:
    what, unit = published.what, published.unit
    said, change, reason = (
        _target(what) if isinstance(what, Line) else _figure(what, unit)
    )
    indicator = published.indicator
    return Happening(
        published.at, said, str(indicator), slugs_of(indicator), (change,), reason
    )


def _figure(row: ActualEntry, unit: str) -> tuple[str, Change, str]:
    """Return what happened to a figure, from what to what, and why."""
    first = row.supersedes
    said = _("Gerçekleşme yayımlandı") if first is None else _("Gerçekleşme düzeltildi")
    old = NOTHING if first is None else _written(first.value, unit)
    return said, Change(row.when, old, _written(row.value, unit)), row.correction_reason


def _written(value: Decimal | None, unit: str) -> str:
    return _("veri yok") if value is None else str(measured(value, unit))


def _target(line: Line) -> tuple[str, Change, str]:
    """Return what happened to a target, from what to what, and why."""
    is_correction = line.step.is_correction
    said = _("Hedeflenen düzeltildi") if is_correction else _("Hedeflenen değişti")
    old, new = (
        NOTHING if value is None else str(measured(value, line.unit))
        for value in (line.change.old, line.change.new)
    )
    return said, Change(str(line.change.year), old, new), line.step.revision.reason


def _evaluations(plan: Plan, moment: datetime) -> Iterator[Happening]:
    rows = ObjectiveEvaluation.objects.filter(
        objective__goal__plan=plan,
        state=ActualEntry.State.APPROVED,
        decided_at__gte=moment,
    )
    for row in rows.select_related("objective__goal"):
        said = (
            Change(str(row._meta.get_field(name).verbose_name), NOTHING, text)  # type: ignore[union-attr]
            for name in ("deviation_reason", "measures")
            if (text := getattr(row, name))
        )
        yield Happening(
            row.decided_at or row.entered_at,
            _("%(when)s değerlendirmesi yayımlandı") % {"when": row.when},
            str(row.objective),
            slugs_of(row.objective),
            tuple(said),
        )


def _evidence(plan: Plan, moment: datetime) -> Iterator[Happening]:
    rows = Evidence.objects.filter(**{f"actual__{IN_PLAN}": plan}, is_public=True)
    approved = rows.filter(actual__state=ActualEntry.State.APPROVED)
    shown = {
        row.pk: row
        for row in approved.select_related("actual__indicator__objective__goal")
    }
    for version in versions_of(Evidence, id__in=list(shown)):
        evidence = shown[version.row.id]
        was_public = version.before is not None and version.before.is_public
        published = evidence.actual.published_at or version.row.history_date
        at = max(version.row.history_date, published)
        if version.row.is_public and not was_public and at >= moment:
            indicator = evidence.actual.indicator
            yield Happening(
                at,
                _("Kanıt herkese açıldı"),
                str(indicator),
                slugs_of(indicator),
                (Change(evidence.actual.when, NOTHING, evidence.title),),
            )


def _told(row: Reworded) -> Happening:
    return Happening(row.at, row.what, row.name, row.slugs, row.changes)
