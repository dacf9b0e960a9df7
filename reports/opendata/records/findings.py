"""What the rules of plan quality find, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from indicators.judging import Spot, judged_plan, spots_of
from plans.quality import Severity
from plans.quality.findings import Finding
from plans.quality.telling import Told
from plans.sentences import said
from reports.opendata.columns import Column
from reports.opendata.records.keys import PlanPeriod, Slug
from reports.opendata.scope import PlanPlace

SEVERITIES = (
    (str(Severity.ERROR), _("hata")),
    (str(Severity.WARNING), _("uyarı")),
    (str(Severity.HINT), _("öneri")),
)


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """What one rule found at one place of the plan."""

    municipality: Slug
    period: PlanPeriod
    rule: Annotated[str, Column(_("kural"), _("Kuralın değişmeyen adı."))]
    title: Annotated[str, Column(_("kuralın söylediği"))]
    severity: Annotated[str, Column(_("ağırlık"), values=SEVERITIES)]
    place: Annotated[
        str,
        Column(_("yer"), _("plan.json içindeki yol, örneğin goals[0].objectives[1].")),
    ]
    label: Annotated[str, Column(_("yerin adı"))]
    message: Annotated[str, Column(_("bulgu"))]
    criterion: Annotated[
        str, Column(_("ölçüt"), _("Sayıştay performans denetiminin ölçütü."))
    ]
    basis: Annotated[
        str, Column(_("dayanak"), _("Kuralın dayandığı bulgu ya da belge."))
    ]
    basis_address: Annotated[str | None, Column(_("dayanağın adresi"), is_address=True)]
    uri: Annotated[
        str | None,
        Column(
            _("yerin kalıcı adresi"),
            _("Bulgunun anlattığı amaç, hedef ya da gösterge; plan içinse boş."),
            is_address=True,
        ),
    ]


def finding_rows(place: PlanPlace) -> Iterator[FindingRecord]:
    """Yield the findings, the heaviest rule first; the plan is judged whole before the first."""
    spots = spots_of(place.plan)
    for outcome in judged_plan(place.plan, public=True).broken:
        for finding in outcome.findings:
            spot = spots.get(finding.place.path)
            yield _record(place, finding, _uri(place, spot) if spot else None)


def _uri(place: PlanPlace, spot: Spot) -> str:
    if spot.indicator is not None:
        return place.lasting("gosterge", str(spot.indicator.uid))
    return place.lasting(place.slug, place.period, *spot.slugs)


def _record(place: PlanPlace, finding: Finding, uri: str | None) -> FindingRecord:
    rule = finding.rule
    return FindingRecord(
        municipality=place.slug,
        period=place.period,
        rule=rule.id,
        title=_in_turkish(rule.title),
        severity=str(rule.severity),
        place=finding.place.path,
        label=_in_turkish(finding.place.label),
        message=_in_turkish(finding.message),
        criterion=_in_turkish(rule.basis.criterion.value),
        basis=_in_turkish(rule.basis.told),
        basis_address=rule.basis.source or None,
        uri=uri,
    )


def _in_turkish(told: Told) -> str:
    """Return a text as every file has it: cells are the same in every language."""
    with override("tr"):
        return said(told)
