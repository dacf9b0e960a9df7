"""Örnek Belediyesi: a municipality that does not exist, with every feature in use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import connection, transaction

from indicators import services
from indicators.models import ActualEntry, Indicator, ReportingPeriod
from ingest.commit import commit_document
from ingest.receive import keep_document
from plans.document_json import loads
from plans.models import Membership, Municipality, Objective, Plan, StatisticLink, Unit
from plans.models.remembered import acting

EXAMPLE = Path(settings.BASE_DIR) / "fixtures" / "ornek"
PASSWORD = "kent-karnesi-demo"  # noqa: S105 - printed in the README, for a demonstration only
ADOPTED = datetime(2019, 11, 6, 9, tzinfo=UTC)
OPEN_FOR = timedelta(days=30)  # how long before its due date a period was opened

Row = dict[str, Any]


@transaction.atomic
def load_example() -> bool:
    """Write the fictional municipality; return False where it is there already."""
    people = _read("people.json")
    if Municipality.objects.filter(slug=people["municipality"]["slug"]).exists():
        return False
    with acting(at=ADOPTED):
        municipality = Municipality.objects.create(**people["municipality"])
        users = _write_people(municipality, people)
        plan = _write_plan(municipality)
        _link_statistics(plan, people["statistic_links"])
    refresh_statistics()
    figures = _Figures(plan, users)
    for row in people["reporting_periods"]:
        figures.report(row)
        refresh_statistics()
    figures.correct()
    return True


def refresh_statistics() -> None:
    """Let the database look at what was loaded: in one transaction it would plan for empty tables."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _read(name: str) -> Any:  # noqa: ANN401 - JSON
    text = (EXAMPLE / name).read_text(encoding="utf-8")
    return json.loads(text, parse_float=Decimal)


def _write_people(municipality: Municipality, people: Row) -> dict[str, User]:
    units = {
        name: Unit.objects.create(municipality=municipality, name=name)
        for name in people["units"]
    }
    password = make_password(PASSWORD)  # slow on purpose, and the same for all of them
    users = {
        row["username"]: User.objects.create(password=password, **row)
        for row in people["users"]
    }
    for row in people["memberships"]:
        Membership.objects.create(
            user=users[row["user"]],
            municipality=municipality,
            unit=units.get(row["unit"]),
            role=row["role"],
        )
    return users


def _write_plan(municipality: Municipality) -> Plan:
    path = EXAMPLE / "plan.json"
    document = loads(path.read_text(encoding="utf-8"))
    source = keep_document(
        path.read_bytes(), document, name=path.name, municipality=municipality
    )
    result = commit_document(
        document,
        source=source,
        municipality=municipality,
        period=document.period,
        at=ADOPTED,
    )
    assert result.plan is not None  # noqa: S101 - a plan document makes a plan
    return result.plan


def _link_statistics(plan: Plan, links: Iterable[Row]) -> None:
    for link in links:
        statistic = plan.municipality.statistics.get(subject=link["statistic"])
        for code in link["objectives"]:
            objective = Objective.objects.get(goal__plan=plan, code=code)
            StatisticLink.objects.create(statistic=statistic, objective=objective)


class _Figures:
    """Enters, submits and approves the figures in the order in which people would have."""

    def __init__(self, plan: Plan, users: dict[str, User]) -> None:
        self.plan = plan
        self.users = users
        self.rows: list[Row] = _read("actuals.json")
        self.criteria = {
            row.label: row.pk for row in services.criteria_of(plan.municipality)
        }
        entering = Membership.objects.filter(role=Membership.Role.ENTRY)
        self.members: dict[Unit | None, User] = {
            member.unit: member.user
            for member in entering.select_related("unit", "user").order_by("-pk")
        }
        self.indicators: dict[tuple[str, int], Indicator] = {}
        rows = Indicator.objects.filter(objective__goal__plan=plan)
        for indicator in rows.select_related("objective__responsible_unit"):
            path, number = f"{indicator.objective.code}/{indicator.code}", 1
            while (path, number) in self.indicators:
                number += 1
            self.indicators[path, number] = indicator

    def report(self, row: Row) -> None:
        """Open one period, write its figures, and close it where it is closed."""
        year, period = row["year"], row["period"]
        with acting(at=_at(row["due_on"]) - OPEN_FOR):
            open_row = services.open_period(
                plan=self.plan,
                year=year,
                period=period,
                by=self.users["strateji"],
                due_on=date.fromisoformat(row["due_on"]),
            )
        mine = [r for r in self.rows if (r["year"], r["period"]) == (year, period)]
        self._write([r for r in mine if not r.get("correction_of")])
        for said in row.get("evaluations", ()):
            self._evaluate(open_row, said)
        if row["state"] == ReportingPeriod.State.CLOSED:
            closed = _at(row["closed_on"])
            with acting(at=closed):
                services.close_period(
                    period=open_row, by=self.users["strateji"], at=closed
                )
        for extension in row.get("extensions", ()):
            self._extend(open_row, extension)

    def _extend(self, period: ReportingPeriod, extension: Row) -> None:
        """Give a unit more time, on the day on which it was given."""
        at = _at(extension["granted_on"])
        unit = self.plan.municipality.units.get(name=extension["unit"])
        with acting(at=at):
            services.grant_extension(
                period=period,
                unit=unit,
                until=date.fromisoformat(extension["until"]),
                reason=extension["reason"],
                by=self.users["strateji"],
                at=at,
            )

    def _evaluate(self, period: ReportingPeriod, said: Row) -> None:
        """Write, send and approve what is said about an objective."""
        objective = Objective.objects.get(goal__plan=self.plan, code=said["objective"])
        writer = self._member_of(objective.responsible_unit)
        written, decided = _at(said["entered_on"]), _at(said["decided_on"])
        with acting(at=written):
            evaluation = services.evaluate_objective(
                objective=objective,
                year=period.year,
                period=period.period,
                by=writer,
                at=written,
                deviation_reason=said["deviation_reason"],
                measures=said["measures"],
            )
            services.submit_evaluation(evaluation=evaluation, by=writer, at=written)
        with acting(at=decided):
            services.approve_evaluation(
                evaluation=evaluation, by=self.users["strateji"], at=decided
            )

    def correct(self) -> None:
        """Write the corrections of approved figures."""
        for row in self.rows:
            if row.get("correction_of"):
                old = ActualEntry.objects.get(
                    indicator=self._indicator(row),
                    year=row["year"],
                    period=row["period"],
                )
                at = _at(row["entered_on"])
                with acting(at=at):
                    entry = services.correct(
                        entry=old,
                        by=self._enterer(old.indicator),
                        figure=self._figure(row),
                        reason=row["correction_reason"],
                        at=at,
                    )
                self._go_on([(entry, row)])

    def _write(self, rows: Iterable[Row]) -> None:
        self._go_on([(self._entered(row), row) for row in rows])

    def _entered(self, row: Row) -> ActualEntry:
        indicator = self._indicator(row)
        by = self._enterer(indicator)
        at = _at(row["entered_on"])
        with acting(at=at):
            entry = services.enter(
                indicator=indicator,
                year=row["year"],
                period=row["period"],
                by=by,
                figure=self._figure(row),
                at=at,
            )
            for evidence in row.get("evidence", ()):
                services.add_evidence(entry=entry, by=by, **_evidence(evidence))
        return entry

    def _go_on(self, written: list[tuple[ActualEntry, Row]]) -> None:
        """Submit, then return or approve, each on its day."""
        office = self.users["strateji"]
        waiting = [(e, r) for e, r in written if r["state"] != ActualEntry.State.DRAFT]
        for entry, row in waiting:
            at = _at(row["submitted_on"])
            with acting(at=at):
                services.submit(
                    entry=entry,
                    by=self._enterer(entry.indicator),
                    sure=row.get("sure", False),
                    at=at,
                )
            if row["state"] == ActualEntry.State.RETURNED:
                at = _at(row["decided_on"])
                with acting(at=at):
                    services.return_(
                        entry=entry, by=office, note=row["decision_note"], at=at
                    )
        approved = [
            (e, r) for e, r in waiting if r["state"] == ActualEntry.State.APPROVED
        ]
        approved.sort(key=lambda pair: pair[1]["decided_on"])
        for day, pairs in groupby(approved, key=lambda pair: pair[1]["decided_on"]):
            with acting(at=_at(day)):
                services.approve_all(
                    entries=[e for e, _r in pairs], by=office, at=_at(day)
                )

    def _figure(self, row: Row) -> services.Figure:
        said = row.get("evaluations", {})
        return _figure(
            row, {self.criteria[label]: text for label, text in said.items()}
        )

    def _indicator(self, row: Row) -> Indicator:
        return self.indicators[row["indicator"], row.get("occurrence", 1)]

    def _enterer(self, indicator: Indicator) -> User:
        """Return who enters for the indicator's unit."""
        return self._member_of(indicator.objective.responsible_unit)

    def _member_of(self, unit: Unit | None) -> User:
        """Return who enters for a unit; the administrator where nobody does."""
        return self.members.get(unit, self.users["yonetici"])


def _figure(row: Row, evaluations: Mapping[int, str]) -> services.Figure:
    return services.Figure(
        value=_number(row["value"]),
        numerator=_number(row.get("numerator")),
        denominator=_number(row.get("denominator")),
        parts=tuple(
            services.Part(dimension, category, Decimal(part))
            for dimension, categories in row.get("parts", {}).items()
            for category, part in categories.items()
        ),
        breakdown_note=row.get("breakdown_note", ""),
        evaluations=evaluations,
        reported_as=row.get("reported_as", ActualEntry.ReportedAs.TOTAL),
        explanation=row.get("explanation", ""),
        deviation_reason=row.get("deviation_reason", ""),
        corrective_measure=row.get("corrective_measure", ""),
    )


def _number(value: Any) -> Decimal | None:  # noqa: ANN401 - JSON
    return None if value is None else Decimal(value)


def _evidence(row: Row) -> Row:
    text = row.get("file_text")
    return {
        "title": row["title"],
        "source": ContentFile(text.encode(), name="kanit.txt")
        if text
        else row["address"],
        "is_public": row["is_public"],
    }


def _at(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(9), tzinfo=UTC)
