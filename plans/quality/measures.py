"""Rules about units that do not fit what is measured; hints, for names only suggest a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plans.quality.findings import Basis, Criterion, Judgement, Rule, Severity
from plans.quality.scope import Row, Scope
from plans.quality.telling import listed, quoted
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


def _misfit(row: Row) -> str | None:
    name, unit = fold(row.indicator.name), fold(row.indicator.unit or "")
    is_count = _COUNT.search(unit) is not None
    subjects = (
        (_SHARE, "bir oran", is_count),
        (_MONEY, "para", is_count),
        (_BULK, "bir miktar", is_count),
        (_NUMBER, "bir sayı", row.is_percent),
    )
    for words, subject, is_odd in subjects:
        if is_odd and words.search(name):
            return (
                f"{quoted(row.indicator.name)} {subject} anlatıyor ama birimi"
                f" {quoted(row.indicator.unit or '')}."
            )
    return None


def _printed_unit_agrees(scope: Scope) -> Iterator[Judgement]:
    """Judge targets as they are printed: "400%" in an indicator that counts pieces."""
    for row in scope.rows:
        if _COUNT.search(fold(row.indicator.unit or "")) and row.targets:
            cited = row.indicator.citations
            texts = {year: cited.get(f"targets.{year}") for year in row.targets}
            odd = [
                f"{year}: {quoted(place.text)}"
                for year, place in texts.items()
                if place is not None and "%" in place.text
            ]
            message = (
                f"Birimi {quoted(row.indicator.unit or '')} olan göstergenin hedefi yüzde"
                f" olarak yazılmış ({listed(odd)})."
            )
            yield Judgement(row.place, message if odd else None)


_SEEN = "Yayımlanmış planlarda görüldü: {}; bir denetim bulgusu bilinmiyor."

RULES: tuple[Rule[Scope], ...] = (
    Rule(
        "birim-uyumsuz",
        "Ölçü birimleri ölçülen şeye uyuyor",
        Severity.HINT,
        Basis(
            Criterion.MEASURABILITY,
            _SEEN.format("“adet” ile ölçülen atık miktarı ve gelir"),
        ),
        _unit_fits,
        "Hiçbir göstergenin ölçü birimi kayıtlı değil.",
    ),
    Rule(
        "hedef-birimi-uyumsuz",
        "Hedef değerler göstergenin biriminde yazılmış",
        Severity.HINT,
        Basis(
            Criterion.MEASURABILITY,
            _SEEN.format("birimi “adet” olan göstergede “400%” hedefi"),
        ),
        _printed_unit_agrees,
        "Sayıyla ölçülen ve hedefi kayıtlı bir gösterge yok.",
    ),
)
