"""Every public table, once: its name in addresses, what it says, its record and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeVar

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from reports.opendata.columns import Cell, Field, fields_of
from reports.opendata.records import (
    actuals,
    cards,
    findings,
    parts,
    places,
    results,
    targets,
)
from reports.opendata.scope import Place, PlanPlace

Where = TypeVar("Where", bound=Place)
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Fields and rows; the rows come one after the other and can be read once."""

    fields: tuple[Field, ...]
    rows: Iterator[Row]


@dataclass(frozen=True, slots=True)
class Table(Generic[Where]):
    """A public table; `name` is what addresses call it."""

    name: str
    title: StrOrPromise
    about: StrOrPromise
    record: type
    records: Callable[[Where], Iterator[object]]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its columns."""
        return fields_of(self.record)

    def sheet(self, place: Where) -> Sheet:
        """Return its rows about a plan, or about the whole installation; nothing is read yet."""
        values = attrgetter(*(each.name for each in self.fields))
        return Sheet(self.fields, map(values, self._lazily(place)))

    def _lazily(self, place: Where) -> Iterator[object]:
        yield from self.records(place)


OF_INSTALLATION: tuple[Table[Place], ...] = (
    Table(
        "belediyeler",
        _("Belediyeler"),
        _("Planı yayımda olan belediyeler."),
        places.MunicipalityRecord,
        places.municipality_rows,
    ),
    Table(
        "planlar",
        _("Planlar"),
        _("Yayımdaki stratejik planlar ve son yayımlanan sonuçları."),
        places.PlanRecord,
        places.plan_rows,
    ),
)
OF_PLAN: tuple[Table[PlanPlace], ...] = (
    Table(
        "amaclar",
        _("Amaçlar"),
        _("Planın amaçları; güncellemeyle kaldırılanlar da durur."),
        parts.GoalRecord,
        parts.goal_rows,
    ),
    Table(
        "hedefler",
        _("Hedefler"),
        _("Planın hedefleri ve sorumlu birimleri."),
        parts.ObjectiveRecord,
        parts.objective_rows,
    ),
    Table(
        "gostergeler",
        _("Göstergeler"),
        _("Performans göstergeleri, gösterilen yılda geçerli koşullarıyla."),
        parts.IndicatorRecord,
        parts.indicator_rows,
    ),
    Table(
        "gosterge-kosullari",
        _("Gösterge koşulları"),
        _("Her güncellemenin göstergede değiştirdikleri: ağırlık, yöntem, başlangıç."),
        parts.TermsRecord,
        parts.terms_rows,
    ),
    Table(
        "hedef-degerler",
        _("Hedef değerler"),
        _("Her yıl için verilen bütün hedefler: ilk plan, güncellemeler, programlar."),
        targets.TargetRecord,
        targets.target_rows,
    ),
    Table(
        "gerceklesmeler",
        _("Gerçekleşmeler"),
        _("Onaylanmış bütün değerler; düzeltmeler ve düzelttikleri ayrı satırdadır."),
        actuals.ActualRecord,
        actuals.actual_rows,
    ),
    Table(
        "kirilimlar",
        _("Kırılımlar"),
        _("Değerlerin ilçeye, cinsiyete, yaş grubuna göre parçaları."),
        actuals.PartRecord,
        actuals.part_rows,
    ),
    Table(
        "gosterge-sonuclari",
        _("Gösterge sonuçları"),
        _("Her göstergenin her dönemi: hedef, gerçekleşen ve performans."),
        results.ResultRecord,
        results.result_rows,
    ),
    Table(
        "sonuclar",
        _("Yayımlanan sonuçlar"),
        _("Planın, amaçların ve hedeflerin yayımlanmış bütün sonuçları."),
        results.ScoreRecord,
        results.score_rows,
    ),
    Table(
        "kart-maddeleri",
        _("Kart maddeleri"),
        _(
            "Hedef kartlarındaki riskler, faaliyetler, stratejiler, tespitler, ihtiyaçlar."
        ),
        cards.EntryRecord,
        cards.entry_rows,
    ),
    Table(
        "maliyetler",
        _("Maliyetler"),
        _("Hedef kartlarındaki maliyet tahminleri, toplam ve yıllara göre."),
        cards.CostRecord,
        cards.cost_rows,
    ),
    Table(
        "is-birligi",
        _("İş birliği yapılacak birimler"),
        _("Hedef kartlarında yazdığı gibi."),
        cards.CooperationRecord,
        cards.cooperation_rows,
    ),
    Table(
        "degerlendirmeler",
        _("Değerlendirmeler"),
        _("Hedefler ve göstergeler için onaylanmış değerlendirmeler."),
        cards.EvaluationRecord,
        cards.evaluation_rows,
    ),
    Table(
        "hedef-degisiklikleri",
        _("Hedef değişiklikleri"),
        _("Hangi yılın hedefi ne zaman, neden, ne kadar değişti."),
        targets.ChangeRecord,
        targets.change_rows,
    ),
    Table(
        "plan-kalitesi",
        _("Plan kalitesi bulguları"),
        _("Kurallarımızın planda bulduğu kusurlar."),
        findings.FindingRecord,
        findings.finding_rows,
    ),
)


def named(tables: Sequence[Table[Where]], name: str) -> Table[Where] | None:
    """Return the table that addresses call by a name, where there is one."""
    return next((table for table in tables if table.name == name), None)
