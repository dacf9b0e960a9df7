"""What stands in a feed: approved figures, corrections, changed targets, approved evaluations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.models import ActualEntry, Indicator, ObjectiveEvaluation, Period
from plans.models import Objective
from reports.changed.ledger import Line
from reports.changed.published import AT_MOST, Publication, publications_among

WITH_PLACE = "goal__plan__municipality"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `page` is where it leads within the site; `uid` is the same for ever."""

    uid: UUID
    at: datetime
    title: str
    page: str
    html: str


def entries_of(objectives: QuerySet[Objective]) -> list[Entry]:
    """Return the last AT_MOST entries about objectives and their indicators, the latest first.

    The queries do not grow with them.
    """
    among = Indicator.objects.filter(objective__in=objectives.order_by())
    published = publications_among(among)
    places = {row.pk: row for row in objectives.select_related(WITH_PLACE)}
    found = [
        _of_publication(each, places[each.indicator.objective_id]) for each in published
    ]
    found += _evaluations(places)
    found.sort(key=lambda entry: entry.at, reverse=True)
    return found[:AT_MOST]


def _of_publication(publication: Publication, objective: Objective) -> Entry:
    return Entry(
        uid=publication.uid,
        at=publication.at,
        title=_title(publication),
        page=_page(objective, publication.indicator.slug),
        html=_html("portal/_publication.html", publication),
    )


def _evaluations(places: dict[int, Objective]) -> Iterator[Entry]:
    approved = ObjectiveEvaluation.objects.filter(
        objective__in=places, state=ActualEntry.State.APPROVED
    )
    for row in approved.order_by("-decided_at", "-pk")[:AT_MOST]:
        objective = places[row.objective_id]
        words = {"code": objective.code, "period": Period.of_year(row.year, row.period)}
        yield Entry(
            uid=uuid5(NAMESPACE_URL, f"{settings.SITE_URL} evaluation {row.pk}"),
            at=row.decided_at or row.entered_at,
            title=_("%(code)s: %(period)s değerlendirmesi yayımlandı") % words,
            page=_page(objective),
            html=_html("portal/_published_evaluation.html", row),
        )


def _page(objective: Objective, *indicator: str) -> str:
    plan = objective.goal.plan
    place = plan.municipality.slug, plan.start_year, plan.end_year
    slugs = objective.goal.slug, objective.slug, *indicator
    return reverse("indicator" if indicator else "objective", args=[*place, *slugs])


def _title(publication: Publication) -> str:
    """Return what happened, without the figures."""
    what, code = publication.what, publication.indicator.code
    if isinstance(what, Line):
        words = {"code": code, "year": str(what.change.year)}
        if what.is_late:
            return _("%(code)s: %(year)s hedefi yıl bittikten sonra değişti") % words
        return _("%(code)s: %(year)s hedefi değişti") % words
    words = {"code": code, "period": what.when}
    if what.supersedes_id:
        return _("%(code)s: %(period)s gerçekleşmesi düzeltildi") % words
    return _("%(code)s: %(period)s gerçekleşmesi yayımlandı") % words


def _html(template: str, row: Publication | ObjectiveEvaluation) -> str:
    """Return the portal's own words in HTML."""
    return render_to_string(template, {"row": row})
