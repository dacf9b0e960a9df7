"""What the strategy office sees of a figure that waits: since when, what is beside it, what bars it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from indicators import measures
from indicators.breakdown_tables import Breakdown, breakdowns_of
from indicators.models import ActualEntry, Indicator, Period, Score
from indicators.models.actual import ActualEntryQuerySet
from indicators.own import is_by, own_among, versions_by
from indicators.schedule import ends
from indicators.scoring import evaluate
from indicators.worksheet import ReviewRow, review_row
from plans.access import Person

MOST_EARLIER = 8
State = ActualEntry.State

# What is left unsaid, as a list names it.
UNSAID: dict[str, StrOrPromise] = {
    "explanation": gettext_lazy("açıklama"),
    "deviation_reason": gettext_lazy("sapma nedeni"),
    "corrective_measure": gettext_lazy("alınacak önlem"),
    "breakdown_note": gettext_lazy("kırılım notu"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A figure on the office's list."""

    row: ReviewRow
    days: int | None  # since it was submitted; None for what waits for nobody
    bar: StrOrPromise  # why it cannot be approved together with others, or ""

    @property
    def is_markable(self) -> bool:
        """Whether it may be approved, or returned, together with others."""
        return self.days is not None and not self.bar


@dataclass(frozen=True, slots=True)
class Past:
    """A public figure of an earlier period beside the target of its year."""

    when: str
    target: Decimal | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Backing:
    """All that stands behind one figure, beyond the figure itself."""

    first_target: Decimal | None  # what the first plan promised
    programme_target: Decimal | None
    earlier: tuple[Past, ...]
    breakdowns: tuple[Breakdown, ...]
    unsaid: tuple[StrOrPromise, ...]
    completion: Decimal | None  # the percent it comes to once it stands
    first_completion: Decimal | None  # the same by the first plan's target

    @property
    def has_two_results(self) -> bool:
        """Whether the first plan's target gives another percentage than the one in force."""
        first = self.first_completion
        return first is not None and first != self.completion


def waiting_for(person: Person) -> ActualEntryQuerySet:
    """Return what waits for a person's decision, their own figures too, the oldest first."""
    waiting = ActualEntry.objects.decided_by(person).filter(state=State.SUBMITTED)
    return in_order_of_waiting(waiting)


def in_order_of_waiting(entries: ActualEntryQuerySet) -> ActualEntryQuerySet:
    """Put first what was submitted first; what ingest submitted, by when it was entered."""
    since = Coalesce("submitted_at", "entered_at")
    return entries.annotate(since=since).order_by("since", "pk")


def since_of(entry: ActualEntry) -> datetime:
    """Return since when an entry waits."""
    return entry.submitted_at or entry.entered_at


def neighbours(
    waiting: ActualEntryQuerySet, entry: ActualEntry, person: User
) -> tuple[ActualEntry | None, ActualEntry | None]:
    """Return what waits just before and just after an entry, of what the person may decide.

    After the last one comes the first: nothing that waits is passed over.
    """
    others = of_others(waiting, person).exclude(pk=entry.pk)
    since = since_of(entry)
    is_later = Q(since__gt=since) | Q(since=since, pk__gt=entry.pk)
    after = others.filter(is_later).first() or others.first()
    before = others.exclude(is_later).last() or others.last()
    return before, after


def of_others(entries: ActualEntryQuerySet, person: User) -> ActualEntryQuerySet:
    """Keep what a person has never typed or sent, in no version of it: nobody decides their own."""
    return entries.exclude(
        pk__in=versions_by(person, ActualEntry).values("id")
    ).exclude(is_by(person))


def lines_of(entries: Iterable[ActualEntry], person: User, today: date) -> list[Line]:
    """Return entries as the list shows them; one query for entries `for_review()`."""
    listed = list(entries)
    own = own_among(listed, person)
    return [_line(entry, today, is_own=entry.pk in own) for entry in listed]


def _line(entry: ActualEntry, today: date, *, is_own: bool) -> Line:
    row = review_row(entry)
    if entry.state != State.SUBMITTED:
        return Line(row, None, "")
    days = (today - timezone.localdate(since_of(entry))).days
    return Line(row, days, _bar(row, is_own=is_own))


def _bar(row: ReviewRow, *, is_own: bool) -> StrOrPromise:
    if is_own:
        return _("kendi girdiğiniz değer")
    if row.unsaid:
        missing = ", ".join(str(UNSAID[name]) for name in row.unsaid)
        return _("yazılmamış: %(missing)s") % {"missing": missing}
    return ""


def with_backing(entries: ActualEntryQuerySet) -> ActualEntryQuerySet:
    """Load what `backing_of` and the page of one figure ask for."""
    return entries.for_review().prefetch_related(
        "parts", "evaluations__criterion", "confirmed_doubts__confirmed_by"
    )


def backing_of(entry: ActualEntry) -> Backing:
    """Return what stands behind a figure; no query for entries `with_backing()`."""
    indicator = entry.indicator
    first = measures.target_of(indicator, entry.year, Score.Basis.ORIGINAL)
    programme = measures.programme_target_of(indicator, entry.year)
    return Backing(
        first_target=None if first is None else first.value,
        programme_target=None if programme is None else programme.value,
        earlier=_earlier(entry),
        breakdowns=breakdowns_of(entry),
        unsaid=tuple(UNSAID[name] for name in measures.unsaid_in(entry)),
        completion=_completion(entry, Score.Basis.CURRENT),
        first_completion=_completion(entry, Score.Basis.ORIGINAL),
    )


def _completion(entry: ActualEntry, basis: str) -> Decimal | None:
    return evaluate(measures.reading_with(entry, basis)).completion


def what_happened(entry: ActualEntry) -> str:
    """Say what became of a figure while somebody was looking at it."""
    if entry.state == State.SUBMITTED:
        return _(
            "Siz sayfayı açtıktan sonra birim bu değeri değiştirdi; kararınız yazılmadı. "
            "Aşağıdaki yeni değerdir."
        )
    if entry.decided_at is None:
        text = _(
            "Bu değer artık onay beklemiyor (durumu: %(state)s); kararınız yazılmadı."
        )
        return text % {"state": entry.get_state_display()}
    is_approved = entry.state == State.APPROVED
    text = (
        _("Sizden önce %(who)s bu değeri onayladı (%(when)s); kararınız yazılmadı.")
        if is_approved
        else _(
            "Sizden önce %(who)s bu değeri geri gönderdi (%(when)s); kararınız yazılmadı."
        )
    )
    when = date_format(timezone.localtime(entry.decided_at), "d.m.Y H.i")
    return text % {"who": name_of(entry.decided_by), "when": when}


def name_of(person: User | None) -> str:
    """Return how a colleague is called."""
    if person is None:
        return _("bir başkası")
    return person.get_full_name() or person.get_username()


def _earlier(entry: ActualEntry) -> tuple[Past, ...]:
    """The latest figures before this one, the newest first; of a running total, the total."""
    indicator = entry.indicator
    spans = {(row.year, row.period) for row in measures.public_actuals(indicator)}
    before = sorted(
        (span for span in spans if ends(*span) < ends(entry.year, entry.period)),
        key=lambda span: ends(*span),
        reverse=True,
    )
    return tuple(
        _past(indicator, year, period) for year, period in before[:MOST_EARLIER]
    )


def _past(indicator: Indicator, year: int, period: str) -> Past:
    target = measures.target_of(indicator, year)
    return Past(
        Period.of_year(year, period),
        None if target is None else target.value,
        measures.actual_of(indicator, year, period),
    )
