"""What the figures come to: each indicator's year, and the scores as they were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from indicators.measures import bands_of
from indicators.models import Indicator, Score
from indicators.scoring import Band, Rule
from reports.history import HistoryRow, history_of
from reports.opendata.columns import Column
from reports.opendata.reading import PIECE, indicators_in_pieces, scores_of
from reports.opendata.records.keys import (
    OfIndicator,
    PartOfYear,
    PlanPeriod,
    Published,
    Slug,
    Unit,
    Uri,
    Year,
    indicator_keys,
)
from reports.opendata.records.parts import Baseline, MethodName, Weight
from reports.opendata.scope import PlanPlace
from reports.portal.words import RULES

LEVELS = (("plan", _("plan")), ("goal", _("amaç")), ("objective", _("hedef")))
BASES = tuple((str(value), label) for value, label in Score.Basis.choices)
RULE_NAMES = tuple((str(rule), RULES.get(rule, "")) for rule in Rule)


@dataclass(frozen=True, slots=True)
class ResultRecord(OfIndicator):
    """An indicator in one period: target, actual, and what they come to."""

    year: Year
    part: PartOfYear
    unit: Unit
    weight: Weight
    method: MethodName
    baseline: Baseline
    first_target: Annotated[
        Decimal | None, Column(_("ilk hedef"), _("İlk planın o yıl için hedefi."))
    ]
    target: Annotated[
        Decimal | None, Column(_("geçerli hedef"), _("Yıl sonu hedefi, son haliyle."))
    ]
    programme_target: Annotated[
        Decimal | None,
        Column(_("program hedefi"), _("O yılın performans programındaki hedef.")),
    ]
    actual: Annotated[
        Decimal | None,
        Column(
            _("gerçekleşen"), _("Boş: veri girilmedi. Birikenlerde o güne dek toplam.")
        ),
    ]
    percent: Annotated[
        Decimal | None,
        Column(
            _("performans"),
            _("Sınırlanmamış ve yuvarlanmamış; hesaplanamıyorsa boş."),
            unit="%",
        ),
    ]
    rule: Annotated[
        str | None,
        Column(_("kural"), _("Yüzdeyi veren kural."), values=RULE_NAMES),
    ]
    status: Annotated[str | None, Column(_("durum"), _("Durum bandının sözü."))]
    is_withdrawn: Annotated[
        bool, Column(_("kaldırıldı mı"), _("Doğruysa o yıl hiçbir toplama girmez."))
    ]


@dataclass(frozen=True, slots=True)
class ScoreRecord:
    """A score of the plan, a goal or an objective, as it was published."""

    municipality: Slug
    period: PlanPeriod
    uri: Uri
    level: Annotated[str, Column(_("düzey"), values=LEVELS)]
    goal: Annotated[str | None, Column(_("amaç kodu"))]
    objective: Annotated[str | None, Column(_("hedef kodu"))]
    year: Year
    part: PartOfYear
    basis: Annotated[
        str,
        Column(_("dayanak"), _("Hangi hedeflere göre hesaplandığı."), values=BASES),
    ]
    percent: Annotated[
        Decimal | None,
        Column(_("tamamlanma"), _("Yuvarlanmamış; veri yoksa boş."), unit="%"),
    ]
    coverage: Annotated[
        Decimal,
        Column(_("veri kapsamı"), _("Sonucun dayandığı verinin payı."), unit="%"),
    ]
    low: Annotated[
        Decimal | None,
        Column(_("en az"), _("Eksik olanların hepsi 0 olsaydı."), unit="%"),
    ]
    high: Annotated[
        Decimal | None,
        Column(_("en çok"), _("Eksik olanların hepsi 100 olsaydı."), unit="%"),
    ]
    flags: Annotated[
        str | None,
        Column(
            _("işaretler"), _("Sonuç okunurken bilinmesi gerekenler, boşlukla ayrılır.")
        ),
    ]
    published_at: Published


def result_rows(place: PlanPlace) -> Iterator[ResultRecord]:
    """Yield every period of every indicator that has a target or a figure to show."""
    bands = bands_of(place.plan.municipality)
    for indicator in indicators_in_pieces(place):
        yield from result_records(place, indicator, bands)


def result_records(
    place: PlanPlace, indicator: Indicator, bands: tuple[Band, ...]
) -> Iterator[ResultRecord]:
    """Yield an indicator's years and the parts of them with a figure, in order of time."""
    keys = indicator_keys(place, indicator)
    for row in history_of(indicator, place.plan, bands).rows:
        yield _result(keys, row)


def _result(
    keys: tuple[str, str, str, str, str, str, str, str], one: HistoryRow
) -> ResultRecord:
    row = one.row
    return ResultRecord(
        *keys,
        year=one.year,
        part=one.period,
        unit=row.unit or None,
        weight=row.terms.weight,
        method=row.terms.method or None,
        baseline=row.terms.baseline_value,
        first_target=row.first.target,
        target=row.reading.target,
        programme_target=one.programme,
        actual=row.reading.actual,
        percent=row.completion,
        rule=None if row.completion is None else str(row.result.rule),
        status=str(row.band.label) if row.band else None,
        is_withdrawn=row.withdrawn,
    )


def score_rows(place: PlanPlace) -> Iterator[ScoreRecord]:
    """Yield every score in the order of publication; the last row of a thing is the one that stands."""
    for score in scores_of(place).iterator(chunk_size=PIECE):
        yield score_record(place, score)


def score_record(place: PlanPlace, row: Score) -> ScoreRecord:
    """Return a published score as a row."""
    level, uri, goal = "plan", place.of_plan(place.plan), row.goal
    if row.objective is not None:
        level, uri = "objective", place.of_objective(row.objective)
        goal = row.objective.goal
    elif row.goal is not None:
        level, uri = "goal", place.of_goal(row.goal)
    return ScoreRecord(
        municipality=place.slug,
        period=place.period,
        uri=uri,
        level=level,
        goal=goal.code if goal else None,
        objective=row.objective.code if row.objective else None,
        year=row.year,
        part=row.period,
        basis=row.basis,
        percent=row.percent,
        coverage=row.coverage,
        low=row.low,
        high=row.high,
        flags=" ".join(row.flags) or None,
        published_at=row.published_at,
    )
