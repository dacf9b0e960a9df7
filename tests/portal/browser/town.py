"""A small town in which every public page has something to show, and long words to wrap."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from indicators.models import Method, ReportingPeriod, TargetRevision
from plans.models import CardEntry, CostEstimate
from reports.models import Question
from tests.asking import answered_question, published_question
from tests.factories import NOON, Town, approved_actual, measured_indicator, small_town
from tests.portal.browser.addresses import QUESTION
from tests.portal.builders import citation, close, grow

LONG = "Alzheimer ve Demans Hastaları ve Aileleri İçin Buluşma ve Danışma Merkezine Kazandırılan Üye Sayısı"
YEARS = range(2020, 2025)


def shown_town() -> Town:
    """The small town with a full card: texts, costs, a lowered target, a withdrawn indicator, sources."""
    town = small_town()
    _fill_the_card(town)
    _measure_the_first(town)
    _add_indicators(town)
    grow(town.plan, goals=1)
    close(town)
    published_question(town, "Ne zaman düzelecek?", days_ago=17, name="Ayşe K.")
    asked = answered_question(town, "Kaç kişi geldi?", days_ago=5).question
    Question.objects.filter(pk=asked.pk).update(key=QUESTION)
    return town


def _fill_the_card(town: Town) -> None:
    town.objective.title = LONG
    town.objective.save()
    for kind in CardEntry.Kind:
        CardEntry.objects.create(
            objective=town.objective, kind=kind, text=f"{LONG}.", position=1
        )
    for year in (None, *YEARS):
        amount = Decimal("138155000.25") if year else Decimal("690775001.25")
        CostEstimate.objects.create(
            objective=town.objective,
            year=year,
            amount=amount,
            citation=citation(town.municipality, "690.775.001,25", page=66),
        )


def _measure_the_first(town: Town) -> None:
    """Figures in several years, and a target lowered after its year was over."""
    for year in range(2020, 2024):
        TargetRevision.objects.create(
            indicator=town.first,
            year=year,
            value=Decimal(year - 2000),
            recorded_at=NOON,
        )
        approved_actual(town.first, str(year - 2001), year=year)
    approved_actual(
        town.first,
        "80",
        explanation="Yağışlar yüzünden saha çalışması gecikti.",
        deviation_reason="İhale iki kez yenilendi.",
        corrective_measure="Ek ekip kuruldu.",
    )
    TargetRevision.objects.create(
        indicator=town.first,
        year=2023,
        value=Decimal(20),
        origin=TargetRevision.Origin.UPDATE,
        recorded_at=NOON,
        decision_number="2024/17",
        decision_date=date(2024, 3, 1),
        reason="Kaynak yetersizliği",
    )


def _add_indicators(town: Town) -> None:
    figures = dict.fromkeys(YEARS, "138155000.25")
    rich = measured_indicator(
        town.objective, targets=figures, unit_of_measure="₺", method=Method.ANNUAL
    )
    rich.name = LONG
    rich.save()
    rich.targets.update(citation=citation(town.municipality, "138.155.000,25", page=67))
    measured_indicator(town.objective, withdrawn_in=town.plan.revisions.get(number=0))
    ReportingPeriod.objects.filter(pk=town.open_year.pk).update(
        due_on=date(2025, 1, 31)
    )
