"""Veri kalitesi: what the rules of plan quality find in a plan, each with what it rests on."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _

from indicators.judging import judged_plan
from plans.quality import Finding, Outcome, Severity
from plans.sentences import said
from reports.official.asked import Asked
from reports.official.report import Report, Row, Section, Sheet, heads, number, text

WIDTHS = (10, 44, 40, 60, 22, 60)
RULES = (60, 10, 14, 14)


def quality(asked: Asked) -> Report:
    """Return every finding, the heaviest first, and what each rule looked at."""
    report = judged_plan(asked.shown.plan, public=True)
    found = Counter(each.severity for each in report.findings)
    counted = _("%(errors)s hata, %(warnings)s uyarı, %(hints)s öneri") % {
        "errors": found[Severity.ERROR],
        "warnings": found[Severity.WARNING],
        "hints": found[Severity.HINT],
    }
    findings = Sheet(
        _("Bulgular"),
        WIDTHS,
        (Section(tuple(map(_finding, report.findings))),),
        (
            heads(
                _("Derece"),
                _("Kural"),
                _("Yer"),
                _("Bulgu"),
                _("Sayıştay ölçütü"),
                _("Dayanağı"),
            ),
        ),
    )
    rules = Sheet(
        _("Kurallar"),
        RULES,
        (Section(tuple(map(_rule, report.outcomes))),),
        (heads(_("Kural"), _("Derece"), _("Bakılan yer"), _("Bulgu")),),
    )
    return Report(
        _("Veri Kalitesi Raporu"),
        asked.about(counted),
        (findings, rules),
        (
            _(
                "Kuralları, Sayıştay’ın performans denetimi ölçütlerinden ve yayımlanmış bulgularından biz çıkardık. Sayıştay’ın bu plan hakkındaki görüşü değildir; puanı da etkilemez."
            ),
        ),
    )


def _finding(found: Finding) -> Row:
    return Row(
        (
            text(_severity(found.severity)),
            text(said(found.rule.title)),
            text(said(found.place.label)),
            text(said(found.message)),
            text(said(found.basis.criterion.value)),
            text(" ".join(filter(None, (said(found.basis.told), found.basis.source)))),
        )
    )


def _rule(outcome: Outcome) -> Row:
    return Row(
        (
            text(said(outcome.rule.title)),
            text(_severity(outcome.rule.severity)),
            number(outcome.checked),
            number(len(outcome.findings)) if outcome.checked else text(None),
        )
    )


def _severity(severity: Severity) -> str:
    return {
        Severity.ERROR: _("hata"),
        Severity.WARNING: _("uyarı"),
        Severity.HINT: _("öneri"),
    }[severity]
