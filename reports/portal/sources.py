"""What backs a public value: the picture of its place in the source, and public evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from indicators.models import ActualEntry, Evidence, IndicatorCitation, TargetRevision
from plans.models import (
    CardEntry,
    Citation,
    CostEstimate,
    GoalCitation,
    ObjectiveCitation,
    Statistic,
    UnplacedRun,
)
from reports.days.as_of import day_shown
from reports.portal.caching import public_page
from reports.sources import Quotation
from reports.uses import uses_of

QUOTING = (
    GoalCitation,
    UnplacedRun,
    ObjectiveCitation,
    CardEntry,
    CostEstimate,
    IndicatorCitation,
    TargetRevision,
    ActualEntry,
    Statistic,
)


def public_citations() -> QuerySet[Citation]:
    """Keep the citations of values that stand on a public page."""
    of_indicator = Q(indicator__objective__goal__plan__is_public=True)
    of_objective = Q(objective__goal__plan__is_public=True)
    quoting: list[QuerySet[Any]] = [
        GoalCitation.objects.filter(goal__plan__is_public=True),
        UnplacedRun.objects.filter(plan__is_public=True),
        *(
            m.objects.filter(of_objective)
            for m in (ObjectiveCitation, CardEntry, CostEstimate)
        ),
        *(m.objects.filter(of_indicator) for m in (IndicatorCitation, TargetRevision)),
        ActualEntry.objects.public().filter(of_indicator),
        Statistic.objects.filter(objectives__goal__plan__is_public=True),
    ]
    return Citation.objects.filter(_quoted_by(quoting))


def lasting_citations() -> QuerySet[Citation]:
    """Keep what stands on a public page, and what stood there before a correction.

    A place that nothing quotes any more was let go of when its value was read anew.  It
    stays public with its document: an address once given leads somewhere for ever.
    On a past day, a draft that quotes a place is not read, so that only what was public is.
    """
    if day_shown():
        return public_citations()
    of_same_document = public_citations().filter(document=OuterRef("document"))
    quoting = [model._default_manager.all() for model in QUOTING]
    let_go = ~_quoted_by(quoting) & Q(Exists(of_same_document))
    return Citation.objects.filter(Q(pk__in=public_citations()) | let_go)


def _quoted_by(quoting: Iterable[QuerySet[Any]]) -> Q:
    quoted = Q()
    for rows in quoting:
        quoted |= Q(Exists(rows.filter(citation=OuterRef("pk"))))
    return quoted


@public_page
def citation(request: HttpRequest, pk: int) -> HttpResponse:
    """One place of a source for good: its picture, its words, its document, what was read there."""
    found = get_object_or_404(lasting_citations().select_related("document"), pk=pk)
    quotation = Quotation(found.document.name, found)
    context = {"quotation": quotation, "uses": uses_of(found)}
    return render(request, "portal/citation.html", context)


@require_safe
@cache_control(public=True, max_age=3600)
def citation_crop(_request: HttpRequest, pk: int) -> FileResponse:
    """Stream the crop of a public citation; there is none of a source that is not paper."""
    citation = lasting_citations().filter(pk=pk).exclude(crop="").first()
    if citation is None:
        raise Http404
    return FileResponse(citation.crop.open(), content_type="image/png")


@require_safe
@cache_control(public=True, max_age=0, s_maxage=60)
def evidence_file(_request: HttpRequest, pk: int) -> FileResponse:
    """Hand out a file that backs a public actual and is marked for everyone; to save, not to run."""
    public = ActualEntry.objects.public().filter(
        indicator__objective__goal__plan__is_public=True
    )
    evidence = get_object_or_404(
        Evidence.objects.filter(is_public=True, actual__in=public).exclude(file=""),
        pk=pk,
    )
    return FileResponse(evidence.file.open(), as_attachment=True)
