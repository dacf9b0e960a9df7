"""The versions kept of records, told as steps: who, when, what it was, what it became, why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.capitals import capitalised

NOTHING = "–"
TOGETHER = timedelta(seconds=2)  # versions of one author this close are of one act
# What a version's own line names it by, the first that it has.
NAMES = ("text", "title", "name", "label", "category", "subject", "year", "number")
UNTOLD_OF_NEW = ("position", "citation")  # of a part that has just come
# What a record's own text reads beside it.
BESIDE = {
    "plans.Plan": ("municipality",),
    "plans.PlanRevision": ("plan",),
    "indicators.ActualEntry": ("indicator",),
    "indicators.IndicatorTerms": ("indicator", "revision"),
}

# How columns are told whose values are not words, by the label of the field:
# {"reports.ReportSchedule.kinds": titles_of}.
ToldAs = Mapping[str, Callable[[Any], object]]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed, in words; "–" where there is nothing."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """One act of one person, and what it changed; `who` is "" where nobody was signed in."""

    at: datetime
    who: str
    act: str
    note: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A kept version of a record, beside the one before it."""

    row: Any  # of a history table
    before: Any = None
    parent: str = (
        ""  # the field that names what it is part of, which the page says already
    )

    @property
    def model(self) -> type[models.Model]:
        """The model whose record this is a version of."""
        model: type[models.Model] = self.row.instance_type
        return model

    def changed(
        self, apart_from: Iterable[str] = ()
    ) -> Iterator[tuple[models.Field[Any, Any], Any, Any]]:
        """Yield each field that differs, with its value before and after."""
        skipped = {"id", self.parent, *apart_from}
        was_there = self.before is not None and self.before.history_type != "-"
        is_there = self.row.history_type != "-"
        for field in self.row.tracked_fields:
            name = field.attname
            old = getattr(self.before, name) if was_there else None
            new = getattr(self.row, name) if is_there else None
            if field.name not in skipped and not _is_same(old, new):
                yield field, old, new


def versions_of(model: type[models.Model], **lookup: object) -> list[Version]:
    """Return the versions of the records that a lookup finds, oldest first: one query."""
    last: dict[Any, Any] = {}
    found = []
    rows = model.history.filter(**lookup)  # type: ignore[attr-defined]
    for row in rows.order_by("history_id"):
        found.append(Version(row, last.get(row.id)))
        last[row.id] = row
    return found


def _is_same(old: object, new: object) -> bool:
    return old == new or (old in (None, "") and new in (None, ""))


class Wording:
    """Puts the values of versions into words; what they point to is looked up all at once."""

    def __init__(
        self, versions: Sequence[Version], told_as: ToldAs | None = None
    ) -> None:
        self.told_as = told_as or {}
        keys: dict[type[models.Model], set[Any]] = defaultdict(set)
        for version in versions:
            for field, *values in version.changed():
                if field.is_relation:
                    assert isinstance(field.related_model, type)  # noqa: S101 - no "self" here
                    keys[field.related_model] |= {v for v in values if v is not None}
        self.records = {model: _in_bulk(model, ids) for model, ids in keys.items()}
        self.people = people_by_key(version.row.history_user_id for version in versions)

    def changes(
        self, version: Version, *, apart_from: Iterable[str] = (), about: str = ""
    ) -> tuple[Change, ...]:
        """Return what a version changed; `about` names the record where it is not the page's own."""
        return tuple(
            Change(
                f"{about}: {field.verbose_name}"
                if about
                else capitalised(field.verbose_name),
                self.text(field, old),
                self.text(field, new),
            )
            for field, old, new in version.changed(apart_from)
        )

    def text(self, field: models.Field[Any, Any], value: Any) -> str:  # noqa: ANN401
        """Return a field's value as a person reads it."""
        if value is None or value == "":
            return NOTHING
        if field.is_relation:
            found = self.records.get(field.related_model, {}).get(value)  # type: ignore[arg-type]
            return _called(found) if found else _("silinmiş kayıt (%s)") % value
        if told := self.told_as.get(str(field)):
            return str(told(value))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        is_file = isinstance(field, models.FileField)
        return PurePath(str(value)).name if is_file else plain(value)

    def who(self, version: Version) -> str:
        """Return who wrote a version."""
        return self.people.get(version.row.history_user_id, "")


def plain(value: Any) -> str:  # noqa: ANN401 - whatever a column holds
    """Return a value in Turkish: 13.654,5; 22 Kasım 2026 18:40; evet."""
    match value:
        case bool():
            return str(_("evet") if value else _("hayır"))
        case Decimal():
            return formats.number_format(f"{value.normalize():f}", force_grouping=True)
        case datetime():
            return formats.date_format(timezone.localtime(value), "j F Y H:i")
        case date():
            return formats.date_format(value, "j F Y")
    return str(value)


def named(version: Version) -> str:
    """Return what a part of a record is called: "maliyet tahmini 2024"."""
    row = version.row
    own = next((getattr(row, name) for name in NAMES if getattr(row, name, "")), "")
    text = " ".join(str(own).split())
    short = f"{text[:40]}…" if len(text) > 40 else text
    return capitalised(f"{version.model._meta.verbose_name} {short}".strip())


def people_by_key(keys: Iterable[int | None]) -> dict[int | None, str]:
    """Return the names of people by their keys; an account that is gone keeps its number."""
    wanted = {key for key in keys if key is not None}
    found = User.objects.in_bulk(wanted) if wanted else {}
    return {
        key: _called(found[key]) if key in found else _("silinmiş hesap (%d)") % key
        for key in wanted
    }


def _called(record: models.Model) -> str:
    name = record.get_full_name() if isinstance(record, User) else ""
    return name or str(record)


def _in_bulk(model: type[models.Model], keys: set[Any]) -> dict[Any, models.Model]:
    records = model._base_manager.filter(pk__in=keys)
    beside = BESIDE.get(model._meta.label)
    found = records.select_related(*beside) if beside else records
    return {record.pk: record for record in found} if keys else {}


ACTS = {
    "+": gettext_lazy("oluşturdu"),
    "~": gettext_lazy("değiştirdi"),
    "-": gettext_lazy("sildi"),
}


def steps_of(
    own: Sequence[Version],
    parts: Sequence[Version] = (),
    told_as: ToldAs | None = None,
) -> list[Step]:
    """Return the story of a record and of what it is made of, latest first."""
    mine = {id(version) for version in own}
    told = sorted(
        [*own, *parts], key=lambda each: (each.row.history_date, id(each) not in mine)
    )
    words = Wording(told, told_as)
    steps: list[Step] = []
    for version in told:
        is_part = id(version) not in mine
        about = named(version) if is_part else ""
        unsaid = UNTOLD_OF_NEW if is_part and version.before is None else ()
        changes = words.changes(version, about=about, apart_from=unsaid)
        note = version.row.history_change_reason or ""
        if not changes and not note:  # what was deleted for good is told by its reason
            continue
        act = str(ACTS["~" if is_part else version.row.history_type])
        step = Step(
            version.row.history_date, words.who(version), act, note, tuple(changes)
        )
        if steps and _are_one_act(steps[-1], step):
            steps[-1] = replace(steps[-1], changes=(*steps[-1].changes, *changes))
        else:
            steps.append(step)
    return steps[::-1]


def _are_one_act(earlier: Step, later: Step) -> bool:
    is_same = (earlier.who, earlier.note) == (later.who, later.note)
    return is_same and later.at - earlier.at <= TOGETHER
