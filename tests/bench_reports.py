"""How fast official workbooks are made: make bench-reports prints it.

A workbook of 300 indicators and 5 years beside the writer library alone, writing the same
cells with the same formats; processor time, taken in turn in one run.  Nothing is asserted.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import mock

import django
from xlsxwriter import Workbook

GOALS, OBJECTIVES, INDICATORS = 6, 10, 5  # of each: 300 indicators
YEARS = range(2020, 2025)
ROWS = 10_000  # of a filled-in template
TURNS = 5


def main(arguments: list[str] | None = None) -> None:
    """Print the tables, each only if it is asked for or nothing is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("part", nargs="*", help="workbooks, templates; all if none")
    chosen = parser.parse_args(arguments).part
    with tempfile.TemporaryDirectory() as folder:
        _begin(Path(folder))
        for part in (workbooks, templates):
            if not chosen or part.__name__ in chosen:
                for line in part():
                    print(line)  # noqa: T201 - a benchmark prints


def _begin(folder: Path) -> None:
    """Make an installation of its own in a folder."""
    os.environ.setdefault("TEST_DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    gc.collect()
    gc.freeze()  # as config/wsgi.py does
    gc.set_threshold(50_000, 10, 10)


def workbooks() -> Iterable[str]:
    """Yield, for every kind of workbook, our time, the library's and their ratio."""
    from reports.official.asked import Asked
    from reports.official.formats import FORMATS
    from reports.official.kinds import KINDS, Kind
    from reports.official.making import made
    from reports.years import plan_year

    shown = plan_year(big_plan(), str(YEARS[-1]))
    yield f"{'workbook':22}{'cells':>8}{'ours, s':>10}{'library, s':>12}{'ratio':>8}"

    def whole(kind: Kind, period: str) -> None:
        made(kind, Asked(shown, period), FORMATS["xlsx"]).close()

    books = [(kind, period) for kind in KINDS for period in kind.periods or ("YEAR",)]
    for kind, period in books:
        ours = partial(whole, kind, period)
        calls = recorded(ours)
        mine, library = in_turn(ours, partial(replay, calls))
        cells = sum(name.startswith("write_") for _page, name, _args in calls.made)
        name = kind.name if period == "YEAR" else f"{kind.name} {period}"
        yield f"{name:22}{cells:8}{mine:10.2f}{library:12.2f}{mine / library:8.2f}"


def in_turn(*things: Callable[[], object]) -> tuple[float, ...]:
    """Return the least processor time of each, measured one after the other in every turn."""
    least = [float("inf")] * len(things)
    for _turn in range(TURNS):
        for at, thing in enumerate(things):
            before = time.process_time()
            thing()
            least[at] = min(least[at], time.process_time() - before)
    return tuple(least)


METHODS = (
    "write_string",
    "write_number",
    "write_formula",
    "write_datetime",
    "write_blank",
    "merge_range",
    "set_row",
    "set_column",
)


@dataclass(frozen=True, slots=True)
class Look:
    """A format by its number."""

    number: int


@dataclass(slots=True)
class Calls:
    """Every call of the writer library that a workbook is made of."""

    looks: list[dict[str, Any]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    made: list[tuple[int, str, tuple[Any, ...]]] = field(default_factory=list)


def recorded(make: Callable[[], object]) -> Calls:
    """Return what is called while a workbook is made."""
    calls, numbers = Calls(), dict[int, Look]()
    add_format, add_worksheet = Workbook.add_format, Workbook.add_worksheet

    def format_of(book: Any, look: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
        made = add_format(book, look)
        numbers[id(made)] = Look(len(calls.looks))
        own = {key: value for key, value in (look or {}).items() if key != "xf_index"}
        calls.looks.append(own)
        return made

    def page_of(book: Any, name: str | None = None) -> Any:  # noqa: ANN401
        page, at = add_worksheet(book, name), len(calls.pages)
        calls.pages.append(str(name))
        for method in METHODS:
            setattr(page, method, noting(at, method, getattr(page, method)))
        return page

    def noting(at: int, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any) -> Any:  # noqa: ANN401
            kept = tuple(numbers.get(id(each), each) for each in args)
            calls.made.append((at, name, kept))
            return method(*args)

        return noted

    with (
        mock.patch.object(Workbook, "add_format", format_of),
        mock.patch.object(Workbook, "add_worksheet", page_of),
    ):
        make()
    return calls


def replay(calls: Calls) -> None:
    """Write the same cells with the library alone."""
    from reports.official.xlsx import OPTIONS

    with tempfile.TemporaryFile() as out, Workbook(out, OPTIONS) as book:
        looks = [book.add_format(look) for look in calls.looks]
        pages = [book.add_worksheet(name) for name in calls.pages]
        for at, name, args in calls.made:
            given = (looks[a.number] if isinstance(a, Look) else a for a in args)
            getattr(pages[at], name)(*given)


def big_plan() -> Any:  # noqa: ANN401
    """Return a plan of 300 indicators, each with 5 targets and 5 approved figures, all published."""
    from indicators.models import ActualEntry, IndicatorTerms, TargetRevision
    from indicators.services import publish_scores
    from tests.factories import (
        NOON,
        GoalFactory,
        IndicatorFactory,
        ObjectiveFactory,
        PlanFactory,
        UnitFactory,
    )

    plan = PlanFactory.create()
    first = plan.revisions.get(number=0)
    units = UnitFactory.create_batch(12, municipality=plan.municipality)
    indicators = [
        IndicatorFactory.create(objective=objective)
        for goal in GoalFactory.create_batch(GOALS, plan=plan)
        for objective in (
            ObjectiveFactory.create(goal=goal, responsible_unit=units[n])
            for n in range(OBJECTIVES)
        )
        for _indicator in range(INDICATORS)
    ]
    IndicatorTerms.objects.bulk_create(
        IndicatorTerms(
            indicator=each,
            revision=first,
            weight=Decimal(20),
            unit_of_measure="adet",
            method="level",
            direction="increase",
            baseline_value=Decimal(10),
        )
        for each in indicators
    )
    TargetRevision.objects.bulk_create(
        TargetRevision(
            indicator=each, year=year, value=Decimal(year - 2000), recorded_at=NOON
        )
        for each in indicators
        for year in YEARS
    )
    ActualEntry.objects.bulk_create(
        ActualEntry(
            indicator=each,
            year=year,
            value=Decimal(year - 2001),
            state=ActualEntry.State.APPROVED,
            explanation="Çalışmalar planlandığı gibi sürdü.",
            deviation_reason="Malzeme alımı gecikti.",
            entered_at=NOON,
            decided_at=NOON,
            published_at=NOON,
        )
        for each in indicators
        for year in YEARS
    )
    for year in YEARS:
        publish_scores(plan=plan, year=year, period="YEAR")
    return plan


def templates() -> Iterable[str]:
    """Yield how long a filled-in template takes to be read, checked and applied, and the floor.

    The floor is the library reading the same file and one bulk insert of the same rows.
    """
    from django.db import transaction
    from django.utils import timezone
    from openpyxl import load_workbook

    from indicators.models import ActualEntry
    from ingest.filled.applying import apply
    from ingest.filled.checking import check
    from ingest.filled.ground import ground_of
    from ingest.filled.reading import read_filled

    scope, person, content = filled_template()

    def ours() -> None:
        checked = check(read_filled(content), ground_of(scope, person))
        apply(checked, period=scope.period, by=person, at=timezone.now())

    def floor(rows: list[ActualEntry]) -> None:
        page = load_workbook(BytesIO(content), read_only=True).worksheets[0]
        list(page.iter_rows(values_only=True))
        for row in rows:
            row.pk = None
        ActualEntry.objects.bulk_create(rows)

    def undone(act: Callable[[], object]) -> None:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)

    with transaction.atomic():
        ours()
        written = list(ActualEntry.objects.filter(entered_by=person))
        transaction.set_rollback(True)
    mine, library = in_turn(
        partial(undone, ours), partial(undone, partial(floor, written))
    )
    yield f"{'template':22}{'rows':>8}{'ours, s':>10}{'floor, s':>12}{'ratio':>8}"
    yield f"{'veri-girisi':22}{len(written):8}{mine:10.2f}{library:12.2f}{mine / library:8.2f}"


def filled_template() -> tuple[Any, Any, bytes]:
    """Return what a template of ROWS indicators is about, who fills it in, and the filled-in file."""
    from datetime import date

    from openpyxl import load_workbook

    from indicators.models import ReportingPeriod
    from ingest.filled.layout import BY_FIELD, HEAD_ROW, SHEET
    from ingest.filled.scope import Scope
    from ingest.filled.template import template_file
    from plans.models import Membership
    from tests.factories import person

    plan = wide_plan()
    office = person("bench", Membership.Role.STRATEGY, municipality=plan.municipality)
    period = ReportingPeriod.objects.create(
        plan=plan,
        year=YEARS[-1],
        state=ReportingPeriod.State.OPEN,
        due_on=date(YEARS[-1] + 1, 1, 31),
    )
    scope = Scope(period, is_whole=True)
    with template_file(scope, scope.rows(office)) as handed_out:
        book = load_workbook(handed_out)
    page = book[SHEET]
    places = {cell.value: at for at, cell in enumerate(page[HEAD_ROW], start=1)}
    for line in range(HEAD_ROW + 1, page.max_row + 1):
        typed: dict[str, Any] = {
            "value": 80 + line / 4,
            "deviation_reason": f"Mevsim {line}",
            "corrective_measure": f"Önlem {line}",
        }
        for name, value in typed.items():
            page.cell(line, places[BY_FIELD[name].heading]).value = value
    out = BytesIO()
    book.save(out)
    return scope, office, out.getvalue()


def wide_plan() -> Any:  # noqa: ANN401
    """Return a plan of ROWS indicators of 50 units, each with 5 targets and last year's public figure."""
    from indicators.models import (
        ActualEntry,
        Indicator,
        IndicatorTerms,
        TargetRevision,
    )
    from tests.factories import (
        NOON,
        GoalFactory,
        ObjectiveFactory,
        PlanFactory,
        UnitFactory,
    )

    plan = PlanFactory.create()
    first = plan.revisions.get(number=0)
    units = UnitFactory.create_batch(50, municipality=plan.municipality)
    goal = GoalFactory.create(plan=plan)
    objectives = [
        ObjectiveFactory.create(goal=goal, responsible_unit=unit) for unit in units
    ]
    indicators = Indicator.objects.bulk_create(
        Indicator(
            objective=objectives[n % len(objectives)],
            name=f"Gösterge {n}",
            code=f"PG{n}",
            slug=f"pg{n}",
            position=n,
            introduced_in=first,
        )
        for n in range(ROWS)
    )
    IndicatorTerms.objects.bulk_create(
        IndicatorTerms(
            indicator=each,
            revision=first,
            weight=Decimal(1),
            unit_of_measure="adet",
            method="level",
            direction="increase",
        )
        for each in indicators
    )
    TargetRevision.objects.bulk_create(
        TargetRevision(indicator=each, year=year, value=100, recorded_at=NOON)
        for each in indicators
        for year in YEARS
    )
    ActualEntry.objects.bulk_create(
        ActualEntry(
            indicator=each,
            year=YEARS[-2],
            value=Decimal(70),
            state=ActualEntry.State.APPROVED,
            entered_at=NOON,
            decided_at=NOON,
            published_at=NOON,
        )
        for each in indicators
    )
    return plan


if __name__ == "__main__":
    main()
