"""What a verification found, in words: which plan, which record, which column."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.chain import Fault
from indicators.models import ActualEntry, Indicator, Period
from indicators.published import KINDS, Kind
from indicators.verification import Broken, Difference
from plans.addresses import plan_address
from plans.models import Goal, Objective, Plan

LONGEST = 80  # of a text that is quoted
BY_NAME = {kind.name: kind for kind in KINDS}
FAULTS = {
    Fault.MISSING: gettext_lazy("zincirde ondan önceki halka eksik."),
    Fault.CHANGED: gettext_lazy("zincirdeki halkası değişmiş."),
    Fault.HEAD: gettext_lazy("zincirin başı son halkayı göstermiyor."),
    Fault.REWRITTEN: gettext_lazy("zincir daha önce yayımlanan başıyla uyuşmuyor."),
}


def sentence_about(broken: Broken) -> str:
    """Return the Turkish sentence that names a broken record and says what is wrong with it."""
    plan = Plan.objects.select_related("municipality").get(pk=broken.plan)
    return f"{plan_address(plan)}, {_what(broken)}: {_wrong(broken)}"


def _what(broken: Broken) -> str:
    kind = BY_NAME.get(broken.kind)
    if kind is None:
        return _("zincir")
    name = f"{kind.model._meta.verbose_name} {broken.record}"
    place = _place(kind, broken)
    return f"{name} ({place})" if place else name


def _place(kind: Kind, broken: Broken) -> str:
    """Return where the record stands in its plan, as the chain has it; "" where that cannot be told."""
    if broken.fault:
        return ""
    if broken.payload is None:
        return str(kind.model._default_manager.get(pk=broken.record))
    values = json.loads(broken.payload)
    if "actual" in values:
        return str(ActualEntry.objects.filter(pk=values["actual"]).first() or "")
    period = values.get("period", Period.YEAR)
    year = values.get("year", "")
    part = "" if period == Period.YEAR else Period(period).label
    return " ".join(str(each) for each in (_code(values), year, part) if each)


def _code(values: dict[str, Any]) -> str:
    """Return the code of the indicator, objective or goal that a record is about."""
    if "indicator" in values:
        rows: QuerySet[Any] = Indicator.objects.filter(uid=values["indicator"])
    elif values.get("objective"):
        rows = Objective.objects.filter(pk=values["objective"])
    else:
        rows = Goal.objects.filter(pk=values.get("goal") or 0)
    return rows.values_list("code", flat=True).first() or ""


def _wrong(broken: Broken) -> str:
    if broken.fault:
        return str(FAULTS[broken.fault])
    if broken.payload is None:
        return _("yayımda ama zincirde yok.")
    if not broken.differences:
        return _("yayımlanmıştı; silinmiş, yayımdan kaldırılmış ya da okunamıyor.")
    kind = BY_NAME[broken.kind]
    return "; ".join(_changed(kind, each) for each in broken.differences) + "."


def _changed(kind: Kind, difference: Difference) -> str:
    label = kind.model._meta.get_field(difference.column).verbose_name  # type: ignore[union-attr]
    if difference.column in kind.sealed:
        return _("%(column)s değişmiş") % {"column": label}
    return _("%(column)s: yayımlanan %(linked)s, kayıttaki %(stored)s") % {
        "column": label,
        "linked": _shown(difference.linked),
        "stored": _shown(difference.stored),
    }


def _shown(value: object) -> str:
    if value is None or value == "":
        return _("boş")
    text = str(value)
    return f"“{text[:LONGEST]}…”" if len(text) > LONGEST else f"“{text}”"
