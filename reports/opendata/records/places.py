"""Municipalities and their plans: the tables of the whole installation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Annotated

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from plans.models import Municipality, Plan
from reports.municipalities import with_public_plan
from reports.opendata.columns import Column
from reports.opendata.reading import PIECE
from reports.opendata.records.keys import NAME, PlanPeriod, Slug, Uri
from reports.opendata.scope import Place
from reports.standings import standings
from reports.years import PlanYear, default_year, headlines

KINDS = tuple((str(value), label) for value, label in Municipality.Kind.choices)


@dataclass(frozen=True, slots=True)
class MunicipalityRecord:
    """A municipality with a public plan."""

    uri: Uri
    municipality: Slug
    name: Annotated[str, Column(_("ad"), property=NAME)]
    code: Annotated[
        str | None,
        Column(_("kod"), _("Plaka ve ilçe sırası, örneğin 3500; bilinmiyorsa boş.")),
    ]
    province: Annotated[str | None, Column(_("il"))]
    kind: Annotated[str | None, Column(_("tür"), values=KINDS)]
    population: Annotated[int | None, Column(_("nüfus"), unit=_("kişi"))]
    population_year: Annotated[int | None, Column(_("nüfus yılı"))]
    is_fictional: Annotated[
        bool, Column(_("kurgusal"), _("Örnek veridir, gerçek bir belediye değildir."))
    ]


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A public plan with what was last published of it."""

    uri: Uri
    municipality: Slug
    period: PlanPeriod
    start_year: Annotated[int, Column(_("ilk yıl"))]
    end_year: Annotated[int, Column(_("son yıl"))]
    year: Annotated[
        int | None,
        Column(_("sonucun yılı"), _("Sonucu yayımlanan son yıl; yoksa boş.")),
    ]
    percent: Annotated[
        Decimal | None,
        Column(
            _("tamamlanma"),
            _("Planın o yıl için yayımlanan sonucu, yuvarlanmamış; veri yoksa boş."),
            unit="%",
        ),
    ]
    coverage: Annotated[
        Decimal | None,
        Column(_("veri kapsamı"), _("Sonucun dayandığı verinin payı."), unit="%"),
    ]


def municipalities() -> QuerySet[Municipality]:
    """Return the municipalities that the portal shows, in Turkish order."""
    return with_public_plan()


def municipality_rows(place: Place) -> Iterator[MunicipalityRecord]:
    """Yield the municipalities that have a public plan."""
    for row in municipalities().iterator(chunk_size=PIECE):
        yield municipality_record(place, row)


def municipality_record(place: Place, row: Municipality) -> MunicipalityRecord:
    """Return a municipality as a row."""
    return MunicipalityRecord(
        uri=place.of_municipality(row),
        municipality=row.slug,
        name=row.name,
        code=row.code or None,
        province=row.province or None,
        kind=row.kind or None,
        population=row.population,
        population_year=row.population_year,
        is_fictional=row.is_fictional,
    )


def plans() -> QuerySet[Plan]:
    """Return the public plans: by municipality, the newest first."""
    ordered = "municipality__sort_key", "municipality", "-start_year", "-end_year"
    return Plan.objects.public().select_related("municipality").order_by(*ordered)


def plan_rows(place: Place) -> Iterator[PlanRecord]:
    """Yield the public plans, in a fixed number of queries a piece."""
    rows = plans().iterator(chunk_size=PIECE)
    while piece := list(islice(rows, PIECE)):
        yield from plan_records(place, piece)


def plan_records(place: Place, rows: Sequence[Plan]) -> list[PlanRecord]:
    """Return some plans as rows, in a fixed number of queries."""
    heads = headlines(rows)
    years = [PlanYear(p, default_year(p, heads[p.pk]), heads[p.pk]) for p in rows]
    found = standings(years, Q(goal=None, objective=None))
    records = []
    for shown in years:
        standing = found.of(shown.plan, shown)
        is_scored = standing.published_at is not None
        records.append(
            PlanRecord(
                uri=place.of_plan(shown.plan),
                municipality=shown.plan.municipality.slug,
                period=shown.plan.period,
                start_year=shown.plan.start_year,
                end_year=shown.plan.end_year,
                year=shown.headline,
                percent=standing.percent,
                coverage=standing.coverage if is_scored else None,
            )
        )
    return records
