"""What backs a public value: the picture of its place in the source, and public evidence."""

from __future__ import annotations

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
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


def public_citations() -> QuerySet[Citation]:
    """Keep the citations of values that stand on a public page."""
    of_indicator = Q(indicator__objective__goal__plan__is_public=True)
    of_objective = Q(objective__goal__plan__is_public=True)
    quoting: list[QuerySet[Model]] = [
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
    shown = Q()
    for rows in quoting:
        shown |= Q(Exists(rows.filter(citation=OuterRef("pk"))))
    return Citation.objects.filter(shown)


@require_safe
@cache_control(public=True, max_age=3600)
def citation_crop(_request: HttpRequest, pk: int) -> FileResponse:
    """Stream the crop of a public citation; there is none of a source that is not paper."""
    citation = public_citations().filter(pk=pk).exclude(crop="").first()
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
