"""The official tables that there are: what each is called, what it is asked of, who builds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from indicators.models import Period
from reports.official.activity import activity
from reports.official.asked import EVERY_YEAR, Asked
from reports.official.board import board
from reports.official.cards import cards
from reports.official.consistency import consistency
from reports.official.costs import costs
from reports.official.evaluation import evaluation
from reports.official.missing import missing
from reports.official.monitoring import monitoring
from reports.official.programme import programme
from reports.official.quality import quality
from reports.official.report import Report
from reports.official.target_changes import target_changes
from reports.official.unit_cards import unit_cards


@dataclass(frozen=True, slots=True)
class Kind:
    """One official table.

    `name` stands in addresses and on the command line.  Without `periods` the table is of the
    whole plan; a table that is not `public` is for the municipality's people.
    """

    name: str
    title: StrOrPromise
    about: StrOrPromise
    build: Callable[[Asked], Report]
    periods: tuple[str, ...] = ()
    public: bool = True

    @property
    def of_year(self) -> bool:
        """Whether the table is of one year."""
        return bool(self.periods)


YEARLY = (Period.YEAR,)
HALF_YEARLY = (Period.YEAR, Period.H1)
ALSO_ALL_YEARS = (*HALF_YEARLY, EVERY_YEAR)

KINDS = (
    Kind(
        "hedef-karti",
        _("Hedef kartları"),
        _(
            "Her hedefin kartı resmî sırasıyla: göstergeler, birimler, riskler, faaliyetler, maliyet, tespitler, ihtiyaçlar."
        ),
        cards,
    ),
    Kind(
        "izleme",
        _("İzleme tablosu"),
        _(
            "Hedeflenen ve gerçekleşen: yıl, ilk altı ay ya da planın bütün yılları; yıl sonunda planın başından beri birikimli tablo da."
        ),
        monitoring,
        ALSO_ALL_YEARS,
    ),
    Kind(
        "degerlendirme",
        _("Değerlendirme tablosu"),
        _(
            "Performans, sapmanın nedeni, alınacak önlemler ve göstergelerin ölçütlere göre değerlendirmesi."
        ),
        evaluation,
        HALF_YEARLY,
    ),
    Kind(
        "maliyet",
        _("Tahmini maliyetler"),
        _("Amaç ve hedeflerin planda yazan maliyeti, yıl yıl."),
        costs,
    ),
    Kind(
        "performans-programi",
        _("Performans programı tabloları"),
        _(
            "T1–T5: yılın hedefleri, faaliyetler, kaynak ihtiyacı ve sorumlu birimler; girilmemiş olan boş kalır."
        ),
        programme,
        YEARLY,
    ),
    Kind(
        "faaliyet",
        _("Faaliyet raporu, performans sonuçları"),
        _(
            "Yılın sonuçları bir önceki yılın değeri ve sapma nedenleriyle; amaçların grafiği."
        ),
        activity,
        YEARLY,
    ),
    Kind(
        "birim-karnesi",
        _("Birim karneleri"),
        _(
            "Birimlerin sorumlu olduğu hedefler ve bildirdiği göstergeler, birim başına bir sayfa."
        ),
        unit_cards,
        YEARLY,
    ),
    Kind(
        "hedef-degisiklikleri",
        _("Hedef değişiklikleri"),
        _("Değişen her hedef: eskisi, yenisi, günü, gerekçesi, kararı."),
        target_changes,
    ),
    Kind(
        "veri-kalitesi",
        _("Veri kalitesi raporu"),
        _("Plan kalitesi kurallarının bulguları, dayanaklarıyla."),
        quality,
    ),
    Kind(
        "eksik-veri",
        _("Eksik veri listesi"),
        _("Dönemin onaylanmamış her değeri, kimde beklediğiyle."),
        missing,
        HALF_YEARLY,
        public=False,
    ),
    Kind(
        "tutarlilik",
        _("Tutarlılık: plan, program, rapor"),
        _(
            "Yılın programı ve raporu planla yan yana: çıkarılan, eklenen, değişen; her değer belgesi ve yeriyle."
        ),
        consistency,
        YEARLY,
        public=False,
    ),
    Kind(
        "pano",
        _("Yönetim panosu"),
        _(
            "Amaç, birim ve durum; gecikenler, yıl sonu tahmini, plana göre maliyet; her biri grafiğiyle."
        ),
        board,
        YEARLY,
        public=False,
    ),
)


def kind_named(name: str) -> Kind | None:
    """Return the table of that name."""
    return next((kind for kind in KINDS if kind.name == name), None)
