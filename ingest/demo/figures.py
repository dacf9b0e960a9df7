"""The figures of a municipality that does not exist, entered as people would have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile

from indicators import services
from indicators.models import ActualEntry, Indicator, ReportingPeriod
from ingest.demo.told import ADMINISTRATOR, Row, at_nine
from plans.models import Membership, Objective, Plan, Unit
from plans.models.remembered import acting

State = ActualEntry.State
OPEN_FOR = timedelta(days=30)  # how long before its due date a period was opened


class Figures:
    """Enters, submits and approves the figures in the order in which people would have."""

    def __init__(self, plan: Plan, rows: list[Row]) -> None:
        """Take the figures of a plan as they are told; who writes and decides stands in its memberships."""
        self.plan = plan
        self.rows = rows
        self.administrator = User.objects.get(username=ADMINISTRATOR)
        self.criteria = {
            row.label: row.pk for row in services.criteria_of(plan.municipality)
        }
        members = plan.municipality.memberships.select_related("unit", "user")
        self.office = members.get(role=Membership.Role.STRATEGY).user
        self.members: dict[Unit | None, User] = {
            member.unit: member.user
            for member in members.filter(role=Membership.Role.ENTRY).order_by("-pk")
        }
        self.indicators: dict[tuple[str, int], Indicator] = {}
        indicators = Indicator.objects.filter(objective__goal__plan=plan)
        for indicator in indicators.select_related("objective__responsible_unit"):
            path, number = f"{indicator.objective.code}/{indicator.code}", 1
            while (path, number) in self.indicators:
                number += 1
            self.indicators[path, number] = indicator

    def report(self, row: Row) -> None:
        """Open one period, write its figures, and close it where it is closed."""
        year, period = row["year"], row["period"]
        with acting(at=at_nine(row["due_on"]) - OPEN_FOR):
            open_row = services.open_period(
                plan=self.plan,
                year=year,
                period=period,
                by=self.office,
                due_on=date.fromisoformat(row["due_on"]),
            )
        mine = [r for r in self.rows if (r["year"], r["period"]) == (year, period)]
        self._write([r for r in mine if not r.get("correction_of")])
        for said in row.get("evaluations", ()):
            self._evaluate(open_row, said)
        if row["state"] == ReportingPeriod.State.CLOSED:
            closed = at_nine(row["closed_on"])
            with acting(at=closed):
                services.close_period(period=open_row, by=self.office, at=closed)
        for extension in row.get("extensions", ()):
            self._extend(open_row, extension)

    def _extend(self, period: ReportingPeriod, extension: Row) -> None:
        """Give a unit more time, on the day on which it was given."""
        at = at_nine(extension["granted_on"])
        unit = self.plan.municipality.units.get(name=extension["unit"])
        with acting(at=at):
            services.grant_extension(
                period=period,
                unit=unit,
                until=date.fromisoformat(extension["until"]),
                reason=extension["reason"],
                by=self.office,
                at=at,
            )

    def _evaluate(self, period: ReportingPeriod, said: Row) -> None:
        """Write, send and approve what is said about an objective."""
        objective = Objective.objects.get(goal__plan=self.plan, code=said["objective"])
        writer = self._member_of(objective.responsible_unit)
        written, decided = at_nine(said["entered_on"]), at_nine(said["decided_on"])
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
                evaluation=evaluation, by=self.office, at=decided
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
                at = at_nine(row["entered_on"])
                with acting(at=at):
                    entry = services.correct(
                        entry=old,
                        by=self._enterer(old.indicator),
                        figure=self._figure(row),
                        reason=row["correction_reason"],
                        at=at,
                    )
                self._go_on([(entry, row)])

    def _write(self, rows: Sequence[Row]) -> None:
        """What one person enters on one day goes together; what follows keeps the order told."""

        def entering(row: Row) -> tuple[str, int]:
            return row["entered_on"], self._enterer(self._indicator(row)).pk

        written: dict[int, ActualEntry] = {}
        for (day, _enterer), group in groupby(sorted(rows, key=entering), entering):
            mine = list(group)
            for row, entry in zip(mine, self._entered(day, mine), strict=True):
                written[id(row)] = entry
        self._go_on([(written[id(row)], row) for row in rows])

    def _entered(self, day: str, rows: Sequence[Row]) -> list[ActualEntry]:
        by, at = self._enterer(self._indicator(rows[0])), at_nine(day)
        with acting(at=at):
            entries = services.enter_all(
                year=rows[0]["year"],
                period=rows[0]["period"],
                by=by,
                figures=[(self._indicator(row), self._figure(row)) for row in rows],
                at=at,
            )
            for entry, row in zip(entries, rows, strict=True):
                for evidence in row.get("evidence", ()):
                    services.add_evidence(entry=entry, by=by, **_evidence(evidence))
        return entries

    def _go_on(self, written: Iterable[tuple[ActualEntry, Row]]) -> None:
        """Submit, then return or approve, each on its day."""
        waiting = [(e, r) for e, r in written if r["state"] != State.DRAFT]
        self._submit(waiting)
        for entry, row in waiting:
            if row["state"] == State.RETURNED:
                self._return(entry, row)
        self._approve((e, r) for e, r in waiting if r["state"] == State.APPROVED)

    def _submit(self, written: Iterable[tuple[ActualEntry, Row]]) -> None:
        """What one person sends on one day goes together."""

        def sending(pair: tuple[ActualEntry, Row]) -> tuple[str, bool, int]:
            entry, row = pair
            sender = self._enterer(entry.indicator)
            return row["submitted_on"], row.get("sure", False), sender.pk

        for (day, sure, _sender), pairs in groupby(
            sorted(written, key=sending), sending
        ):
            entries = [entry for entry, _row in pairs]
            by, at = self._enterer(entries[0].indicator), at_nine(day)
            with acting(at=at):
                services.submit_all(entries=entries, by=by, sure=sure, at=at)

    def _return(self, entry: ActualEntry, row: Row) -> None:
        note, at = row["decision_note"], at_nine(row["decided_on"])
        with acting(at=at):
            services.return_(entry=entry, by=self.office, note=note, at=at)

    def _approve(self, written: Iterable[tuple[ActualEntry, Row]]) -> None:
        """What was decided on one day is published together."""

        def decided_on(pair: tuple[ActualEntry, Row]) -> str:
            return str(pair[1]["decided_on"])

        for day, pairs in groupby(sorted(written, key=decided_on), decided_on):
            entries, at = [entry for entry, _row in pairs], at_nine(day)
            with acting(at=at):
                services.approve_all(entries=entries, by=self.office, at=at)

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
        return self.members.get(unit, self.administrator)


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
