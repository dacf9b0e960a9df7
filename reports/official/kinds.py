"""The official tables that there are: what each is called, what it is asked of, who builds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from indicators.models import Period
from reports.official.activity import activity
from reports.official.asked import Asked
from reports.official.cards import cards
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
    build: Callable[[Asked], Report]
    periods: tuple[str, ...] = ()
    public: bool = True

    @property
    def of_year(self) -> bool:
        """Whether the table is of one year."""
        return bool(self.periods)


YEARLY = (Period.YEAR,)
HALF_YEARLY = (Period.YEAR, Period.H1)

KINDS = (
    Kind("hedef-karti", _("Hedef kartları"), cards),
    Kind("izleme", _("İzleme tablosu"), monitoring, HALF_YEARLY),
    Kind(
        "degerlendirme",
        _("Değerlendirme tablosu"),
        evaluation,
        HALF_YEARLY,
    ),
    Kind("maliyet", _("Tahmini maliyetler"), costs),
    Kind("performans-programi", _("Performans programı tabloları"), programme, YEARLY),
    Kind("faaliyet", _("Faaliyet raporu, performans sonuçları"), activity, YEARLY),
    Kind("birim-karnesi", _("Birim karneleri"), unit_cards, YEARLY),
    Kind("hedef-degisiklikleri", _("Hedef değişiklikleri"), target_changes),
    Kind("veri-kalitesi", _("Veri kalitesi raporu"), quality),
    Kind("eksik-veri", _("Eksik veri listesi"), missing, HALF_YEARLY, public=False),
)


def kind_named(name: str) -> Kind | None:
    """Return the table of that name."""
    return next((kind for kind in KINDS if kind.name == name), None)
