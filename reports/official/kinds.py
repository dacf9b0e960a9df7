"""The official tables that there are: what each is called, what it is asked of, who builds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from indicators.models import Period
from reports.official.asked import Asked
from reports.official.cards import cards
from reports.official.costs import costs
from reports.official.evaluation import evaluation
from reports.official.monitoring import monitoring
from reports.official.report import Report
from reports.official.target_changes import target_changes


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


KINDS = (
    Kind("hedef-karti", _("Hedef kartları"), cards),
    Kind("izleme", _("İzleme tablosu"), monitoring, (Period.YEAR, Period.H1)),
    Kind(
        "degerlendirme",
        _("Değerlendirme tablosu"),
        evaluation,
        (Period.YEAR, Period.H1),
    ),
    Kind("maliyet", _("Tahmini maliyetler"), costs),
    Kind("hedef-degisiklikleri", _("Hedef değişiklikleri"), target_changes),
)


def kind_named(name: str) -> Kind | None:
    """Return the table of that name."""
    return next((kind for kind in KINDS if kind.name == name), None)
