"""Which plan of a municipality a document belongs to."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ingest.heap import NotCommittableError
from plans.document import CHAIN, PlanDocument
from plans.models import Municipality


def period_of(
    document: PlanDocument, place: Municipality, chosen: tuple[int, int] | None
) -> tuple[int, int]:
    """Return the period of the document's plan: as a person chose it, else as it is printed.

    A yearly document needs the plan to be there; where it prints no period, it belongs to
    the only plan that has all its years.  Raises NotCommittableError where that is not clear.
    """
    if document.kind not in CHAIN:
        period = chosen or document.period
        if period is None:
            raise NotCommittableError(
                _("Belgede plan dönemi yazmıyor; dönemi siz seçin.")
            )
        return period
    known = [(plan.start_year, plan.end_year) for plan in place.plans.all()]
    if chosen is not None:
        fitting = [period for period in known if period == chosen]
    else:
        years = _years(document)
        fitting = [
            p for p in known if years and p[0] <= min(years) and max(years) <= p[1]
        ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NotCommittableError(
            _("Belgenin yılları birden çok plana giriyor; dönemi siz seçin.")
        )
    raise NotCommittableError(
        _("Bu belge var olan bir plana eklenir; önce stratejik planı aktarın.")
    )


def _years(document: PlanDocument) -> set[int]:
    """Return the years for which the document promises or reports something."""
    years: set[int] = set()
    for _path, indicator in document.indicators():
        years |= {actual.year for actual in indicator.actuals}
        years |= {target.year for target in indicator.target_revisions}
        years |= set(indicator.targets)
    return years
