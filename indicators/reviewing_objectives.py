"""What waits for the strategy office beside figures: what was written about objectives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from indicators.models import ActualEntry, ObjectiveEvaluation
from indicators.own import own_among
from indicators.reviewing import name_of
from plans.access import Person, access_of

State = ActualEntry.State
Evaluations = QuerySet[ObjectiveEvaluation]


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """An evaluation on the office's list."""

    evaluation: ObjectiveEvaluation
    days: int
    bar: StrOrPromise  # why this person cannot decide on it, or ""


def decided_by(person: Person) -> Evaluations:
    """Return the evaluations of the municipalities that a person decides for."""
    rows = ObjectiveEvaluation.objects.select_related(
        "objective__goal__plan__municipality",
        "objective__responsible_unit",
        "entered_by",
        "decided_by",
    )
    access = access_of(person)
    if access.is_total:
        return rows
    places = access.municipality_ids
    return rows.filter(objective__goal__plan__municipality__in=places)


def waiting_for(person: Person, narrowed: Mapping[str, Any]) -> Evaluations:
    """Return what waits for a person's decision, the oldest first, narrowed like the figures."""
    given = {
        "objective__responsible_unit": narrowed.get("unit"),
        "year": narrowed.get("year"),
        "period": narrowed.get("period"),
    }
    return (
        decided_by(person)
        .filter(state=State.SUBMITTED, **{k: v for k, v in given.items() if v})
        .annotate(since=Coalesce("submitted_at", "entered_at"))
        .order_by("since", "pk")
    )


def lines_of(
    rows: Iterable[ObjectiveEvaluation], person: User, today: date
) -> list[EvaluationLine]:
    """Return evaluations that wait as the list shows them; one query."""
    listed = list(rows)
    own = own_among(listed, person)
    return [
        EvaluationLine(
            row,
            (today - timezone.localdate(row.submitted_at or row.entered_at)).days,
            _("kendi yazdığınız değerlendirme") if row.pk in own else "",
        )
        for row in listed
    ]


def what_happened(row: ObjectiveEvaluation) -> str:
    """Say what became of an evaluation while somebody was looking at it."""
    if row.state == State.SUBMITTED:
        return _(
            "Siz sayfayı açtıktan sonra birim bunu değiştirdi; kararınız yazılmadı. "
            "Aşağıdaki yenisidir."
        )
    if row.decided_at is None:
        return _(
            "Bu değerlendirme artık onay beklemiyor (durumu: %(state)s); "
            "kararınız yazılmadı."
        ) % {"state": row.get_state_display()}
    text = (
        _("Sizden önce %(who)s bunu onayladı (%(when)s); kararınız yazılmadı.")
        if row.state == State.APPROVED
        else _(
            "Sizden önce %(who)s bunu geri gönderdi (%(when)s); kararınız yazılmadı."
        )
    )
    when = date_format(timezone.localtime(row.decided_at), "d.m.Y H.i")
    return text % {"who": name_of(row.decided_by), "when": when}
