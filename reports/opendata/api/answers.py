"""Answers that hold more than one kind of record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reports.changed.ledger import Line
from reports.changed.published import Publication
from reports.opendata.columns import Column
from reports.opendata.licence import DATA_LICENCE
from reports.opendata.reading import scores_of
from reports.opendata.records.actuals import ActualRecord
from reports.opendata.records.keys import IndicatorCode, IndicatorId, Uri, Year
from reports.opendata.records.parts import IndicatorRecord, TermsRecord
from reports.opendata.records.places import (
    MunicipalityRecord,
    PlanRecord,
    plan_records,
)
from reports.opendata.records.results import ResultRecord, ScoreRecord, score_record
from reports.opendata.records.targets import TargetRecord
from reports.opendata.scope import PlanPlace
from reports.opendata.tables import OF_PLAN
from reports.standings import latest

KINDS = (("actual", _("onaylanan değer")), ("target", _("değişen hedef")))


@dataclass(frozen=True, slots=True)
class MunicipalityAnswer:
    """A municipality and its public plans, the newest first."""

    municipality: MunicipalityRecord
    plans: list[PlanRecord]


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """A table's file."""

    table: Annotated[str, Column(_("tablo"))]
    title: Annotated[str, Column(_("tablonun adı"))]
    csv: Annotated[str, Column("CSV", is_address=True)]
    xlsx: Annotated[str, Column("Excel", is_address=True)]
    json: Annotated[str, Column("JSON", is_address=True)]


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """A plan, its scores as last published, and the addresses of its files."""

    plan: PlanRecord
    scores: list[ScoreRecord]
    document: Annotated[str, Column(_("PlanDocument"), is_address=True)]
    files: list[FileAnswer]
    licence: Annotated[str, Column(_("lisans"), is_address=True)]


@dataclass(frozen=True, slots=True)
class IndicatorAnswer:
    """An indicator with all its history."""

    indicator: IndicatorRecord
    terms: list[TermsRecord]
    targets: list[TargetRecord]
    actuals: list[ActualRecord]
    results: list[ResultRecord]


@dataclass(frozen=True, slots=True)
class PublicationAnswer:
    """A figure that was approved, or one year's target that changed."""

    id: Annotated[str, Column(_("yayım kimliği"), _("Akıştaki kimliğin aynısı."))]
    kind: Annotated[str, Column(_("ne"), values=KINDS)]
    at: Annotated[datetime, Column(_("yayımlandığı zaman"))]
    year: Year
    uri: Uri
    indicator: IndicatorCode
    indicator_id: IndicatorId


def plan_answer(place: PlanPlace) -> PlanAnswer:
    """Return a plan with the scores that stand, in a fixed number of queries; its files are of its day."""
    plan = place.plan
    args = place.slug, plan.start_year, plan.end_year
    folder, day = place.site + reverse("plan_data", args=args), place.query
    scores = latest(scores_of(place)).order_by("year", "period", "pk")
    return PlanAnswer(
        plan=plan_records(place, [plan])[0],
        scores=[score_record(place, row) for row in scores],
        document=place.site + reverse("plan_json", args=args) + day,
        files=[
            FileAnswer(
                table.name,
                str(table.title),
                *(
                    f"{folder}{table.name}.{form}{day}"
                    for form in ("csv", "xlsx", "json")
                ),
            )
            for table in OF_PLAN
        ],
        licence=DATA_LICENCE.address,
    )


def publication_answer(place: PlanPlace, row: Publication) -> PublicationAnswer:
    """Return one publication as the API tells it."""
    uid, what = str(row.indicator.uid), row.what
    return PublicationAnswer(
        id=f"urn:uuid:{row.uid}",
        kind="target" if isinstance(what, Line) else "actual",
        at=row.at,
        year=what.change.year if isinstance(what, Line) else what.year,
        uri=place.lasting("gosterge", uid),
        indicator=row.indicator.code,
        indicator_id=uid,
    )
