"""Rules about units that do not fit what is measured; hints, for names only suggest a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plans.quality import sources
from plans.quality.findings import Basis, Criterion, Judgement, Rule, Severity
from plans.quality.scope import Row, Scope
from plans.quality.telling import Listed, Told, labelled, quoted
from plans.quality.telling import gettext_lazy as _
from plans.turkish import fold

_COUNT = re.compile(r"^(?:adet|kişi|sayı|tane)\b")
_SHARE = re.compile(r"\b(?:oranı|yüzdesi|payı)$")
_NUMBER = re.compile(r"\b(?:sayısı|adedi|adeti)$")
_MONEY = re.compile(
    r"\b(?:gelir|gider|tutar|bütçe|harcama|maliyet|ödenek)(?:i|ı|leri|si)?$"
)
_BULK = re.compile(r"\b(?:atık|su|asfalt|beton|gübre|yakıt|enerji) miktarı$")


def _unit_fits(scope: Scope) -> Iterator[Judgement]:
    for row in scope.rows:
        if row.indicator.unit:
            yield Judgement(row.place, _misfit(row))


def _misfit(row: Row) -> Told | None:
    name, unit = fold(row.indicator.name), fold(row.indicator.unit or "")
    is_count = _COUNT.search(unit) is not None
    subjects = (
        (_SHARE, _("bir oran"), is_count),
        (_MONEY, _("para"), is_count),
        (_BULK, _("bir miktar"), is_count),
        (_NUMBER, _("bir sayı"), row.is_percent),
    )
    for words, subject, is_odd in subjects:
        if is_odd and words.search(name):
            return _(
                "{name} {subject} anlatıyor ama birimi {unit}.",
                name=quoted(row.indicator.name),
                subject=subject,
                unit=quoted(row.indicator.unit or ""),
            )
    return None


def _printed_unit_agrees(scope: Scope) -> Iterator[Judgement]:
    """Judge targets as they are printed: "400%" in an indicator that counts pieces."""
    for row in scope.rows:
        if _COUNT.search(fold(row.indicator.unit or "")) and row.targets:
            cited = row.indicator.citations
            texts = {year: cited.get(f"targets.{year}") for year in row.targets}
            odd = [
                labelled(year, quoted(place.text))
                for year, place in texts.items()
                if place is not None and "%" in place.text
            ]
            message = _(
                "Birimi {unit} olan göstergenin hedefi yüzde olarak yazılmış ({targets}).",
                unit=quoted(row.indicator.unit or ""),
                targets=Listed(tuple(odd)),
            )
            yield Judgement(row.place, message if odd else None)


RULES: tuple[Rule[Scope], ...] = (
    Rule(
        "birim-uyumsuz",
        _("Ölçü birimleri ölçülen şeye uyuyor"),
        Severity.HINT,
        Basis(
            Criterion.MEASURABILITY,
            sources.seen_in_plans(_("“adet” ile ölçülen atık miktarı ve gelir")),
        ),
        _unit_fits,
        _("Hiçbir göstergenin ölçü birimi kayıtlı değil."),
    ),
    Rule(
        "hedef-birimi-uyumsuz",
        _("Hedef değerler göstergenin biriminde yazılmış"),
        Severity.HINT,
        Basis(
            Criterion.MEASURABILITY,
            sources.seen_in_plans(_("birimi “adet” olan göstergede “400%” hedefi")),
        ),
        _printed_unit_agrees,
        _("Sayıyla ölçülen ve hedefi kayıtlı bir gösterge yok."),
    ),
)
