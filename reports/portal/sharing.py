"""What a shared link shows of a page: whose it is, what it is about, how far, as of when."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.models import Goal, Objective
from reports.figures import measured, percent, share
from reports.rows import GoalRow, IndicatorRow, ObjectiveRow, PlanRow
from reports.standings import Standing
from reports.years import PlanYear

Row = PlanRow | GoalRow | ObjectiveRow | IndicatorRow


@dataclass(frozen=True, slots=True)
class SharedCard:
    """The words of a shared link and of its picture.

    `percent` is `None` where there is nothing to say: never 0.  `lines` stand under it.
    """

    place: str
    about: str  # "Hedef 1.1"
    name: str
    percent: Decimal | None = None
    lines: tuple[str, ...] = ()
    absence: str = ""  # what stands in the place of a percentage
    is_fictional: bool = False

    @property
    def title(self) -> str:
        """What the link is called."""
        return " · ".join(filter(None, (self.about, self.place)))

    @property
    def figure(self) -> str:
        """The percentage, or why there is none; empty where none is asked for."""
        return self.absence if self.percent is None else percent(self.percent)

    @property
    def sentence(self) -> str:
        """All that the picture shows, for who does not see it."""
        fictional = _("Kurgusal veri") if self.is_fictional else ""
        said = (self.name, self.figure, *self.lines, fictional)
        return ". ".join(each.rstrip(".") for each in said if each) + "."


def site_card() -> SharedCard:
    """Return the card of the whole site."""
    return SharedCard(
        place="",
        about="Kent Karnesi",
        name=_("Kentiniz ne söz verdi, ne kadarını yaptı?"),
    )


def card_of(shown: PlanYear, row: Row) -> SharedCard:
    """Return the card of a plan, a goal, an objective or an indicator in the year shown."""
    place = shown.plan.municipality
    about, name = _subject(shown, row)
    when = _("%(year)s yılı sonu") % {"year": shown.year}
    value, lines = _measure(row)
    return SharedCard(
        place=place.name,
        about=about,
        name=name,
        percent=value,
        lines=(*lines, when),
        absence=_absence(row),
        is_fictional=place.is_fictional,
    )


def _subject(shown: PlanYear, row: Row) -> tuple[str, str]:
    match row:
        case IndicatorRow():
            return row.indicator.code, row.indicator.name
        case ObjectiveRow():
            return _("Hedef %(number)s") % _number(row.objective), row.objective.title
        case GoalRow():
            return _("Amaç %(number)s") % _number(row.goal), row.goal.title
    period = f"{shown.plan.start_year}–{shown.plan.end_year}"
    return _("%(period)s Stratejik Planı") % {"period": period}, ""


def _absence(row: Row) -> str:
    if not isinstance(row, PlanRow) and row.withdrawn:
        return _("hesaba katılmaz")
    if isinstance(row, IndicatorRow) and row.reading.actual is not None:
        return _("yüzde hesaplanmadı")
    return _("veri girilmedi")


def _number(row: Goal | Objective) -> dict[str, str]:
    return {"number": row.code.lstrip("AH") or row.slug}


def _measure(row: Row) -> tuple[Decimal | None, tuple[str, ...]]:
    if isinstance(row, IndicatorRow):
        target, actual = row.reading.target, row.reading.actual
        lines = []
        if target is not None:
            words = {"figure": _with_unit(target, row.unit)}
            lines.append(_("Hedeflenen: %(figure)s") % words)
        if actual is not None:
            words = {"figure": _with_unit(actual, row.unit)}
            lines.append(_("Gerçekleşen: %(figure)s") % words)
        return row.completion, tuple(lines)
    standing: Standing = row.standing
    if standing.percent is None:
        return None, ()
    coverage = _("Veri kapsamı %(share)s") % {"share": share(standing.coverage)}
    return standing.percent, (coverage,)


def _with_unit(value: Decimal, unit: str) -> str:
    written = measured(value, unit)
    return written if {"%", "₺"} & set(written) or not unit else f"{written} {unit}"
