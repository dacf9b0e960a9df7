"""Rules about what an indicator's name says: defined terms, a whole and its part, results and not deeds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plans.document import IndicatorEntry
from plans.quality import sources
from plans.quality.findings import Basis, Criterion, Judgement, Rule, Severity
from plans.quality.scope import Scope
from plans.quality.telling import InTurkish, Listed, Told, quoted
from plans.quality.telling import gettext_lazy as _
from plans.turkish import fold

# Words that claim a quality nobody can count, wherever they stand in the name.
_CLAIM = re.compile(r"\b(?:etkin|etkili|yeterli|nitelikli)\b")
# Notions that need a definition when the name ends with them: a *number of* surveys is counted.
_NOTION = re.compile(
    r"\b(?:memnuniyet|farkındalık|farkındalığ|bilinç|verimlili|etkinliğ|etkililiğ|kalite"
    r"|katılım sıklı|kullanım sıklı|sıklığ|yeterlili)\w*"
    r"(?: (?:oran|düzey|seviye|yüzde|puan|derece|endeks|skor)\w*)?$"
)
_RATIO = re.compile(r"\b(?:oran[ıi]?|yüzdesi|payı)$")
# "toplam atığa oranı", "bütçe içindeki payı": the whole stands in the name.  "karşılama
# oranı" only looks like it: verbal nouns end as the dative does.
_NAMED_WHOLE = re.compile(
    r"\b(?:\w+(?:ya|ye|na|ne|(?<!m)a|(?<!m)e)|\w*ndaki|\w*ndeki|içindeki|başına(?: \w+)?) (?:oranı|payı|yüzdesi)$"
)
# "eğitime katılan personel oranı": a share of those of whom something is said.
_NAMED_PART = re.compile(
    r"\b(?:\w*(?:[ıiuü]l[ae]n|[ae]n[ae]n|[ıiuü]n[ae]n|[aeıi]y[ae]n)"
    r"|olan|alan|eden|veren|geçen|gelen|gösteren|uygun)(?: \w+){1,3} (?:oranı|yüzdesi)$"
)
_DEEDS = (
    "toplantı|eğitim|seminer|çalıştay|konferans|panel|etkinlik|faaliyet|denetim|ziyaret"
    "|gezi|organizasyon|kampanya|kurs|tören|festival|konser|gösteri|sergi|söyleşi"
    "|çalışma|afiş|broşür|bülten|duyuru|paylaşım|tanıtım|fuar|tatbikat|protokol"
)
_COUNTS_DEEDS = re.compile(rf"\b(?:{_DEEDS}) (?:sayısı|adedi|adeti)$")

_DEFINING = {
    "definition": _("tanımı"),
    "formula": _("hesaplama yöntemi"),
    "data_source": _("veri kaynağı"),
}


def _is_defined(scope: Scope) -> Iterator[Judgement]:
    for row in scope.rows:
        term = _vague_term(row.indicator.name)
        missing = _undefined(row.indicator)
        message = _(
            "{name} adındaki {term} kendi başına ölçülemez; {missing} yazılı değil.",
            name=quoted(row.indicator.name),
            term=quoted(term),
            missing=Listed(missing),
        )
        yield Judgement(row.place, message if term and missing else None)


def _vague_term(name: str) -> str:
    words = fold(name)
    found = _CLAIM.search(words) or _NOTION.search(words)
    return found.group() if found else ""


def _undefined(one: IndicatorEntry) -> tuple[Told, ...]:
    return tuple(word for field, word in _DEFINING.items() if not getattr(one, field))


def _ratio_is_defined(scope: Scope) -> Iterator[Judgement]:
    """Judge names that end in a ratio; what is vague besides is told by the other rule."""
    for row in scope.rows:
        one, name = row.indicator, fold(row.indicator.name)
        if _RATIO.search(name) and not _vague_term(name):
            message = _(
                "{name} neyin neye oranı olduğunu söylemiyor; tanımı ve hesaplama"
                " yöntemi (pay ve payda) yazılı değil.",
                name=quoted(one.name),
            )
            yield Judgement(row.place, message if _is_bare_ratio(one) else None)


def _is_bare_ratio(one: IndicatorEntry) -> bool:
    """Whether an indicator is a ratio of which nothing says what it is a part of."""
    name = fold(one.name)
    is_told = _NAMED_WHOLE.search(name) or _NAMED_PART.search(name)
    is_defined = one.definition or one.formula or is_told
    return bool(_RATIO.search(name)) and not is_defined


def _is_wholly_defined(scope: Scope) -> Iterator[Judgement]:
    """Judge where definitions are on record at all; what is told by its name is not told again."""
    entries = [row.indicator for row in scope.rows]
    if not any(one.definition or one.formula for one in entries):
        return
    for row in scope.rows:
        missing = _undefined(row.indicator)
        is_told = bool(_vague_term(row.indicator.name)) or _is_bare_ratio(row.indicator)
        message = _("Yazılı olmayan: {missing}.", missing=Listed(missing))
        yield Judgement(row.place, message if missing and not is_told else None)


def _measures_result(scope: Scope) -> Iterator[Judgement]:
    for row in scope.rows:
        name = row.indicator.name
        message = _(
            "{name} yalnız yapılan işi sayıyor; işin neyi değiştirdiğini ölçmüyor.",
            name=quoted(name),
        )
        found = _COUNTS_DEEDS.search(fold(name))
        yield Judgement(row.place, message if found else None)


_GAZIEMIR = Basis(
    Criterion.DEFINITION,
    _(
        "Sayıştay bulgusu ({where}): iyi tanımlanmamış göstergeler, örneğin “Talebi karşılama"
        " oranı”, “Vatandaş memnuniyeti”, “Ortalama katılım sıklığı”.",
        where=InTurkish("Gaziemir"),
    ),
    sources.ILL_DEFINED,
)

RULES: tuple[Rule[Scope], ...] = (
    Rule(
        "tanim-belirsiz",
        _("Göstergelerdeki kavramlar tanımlı"),
        Severity.WARNING,
        _GAZIEMIR,
        _is_defined,
    ),
    Rule(
        "tanim-oran",
        _("Oranların payı ve paydası belli"),
        Severity.WARNING,
        _GAZIEMIR,
        _ratio_is_defined,
        _("Adı bir oran söyleyen gösterge yok."),
    ),
    Rule(
        "tanim-eksik",
        _("Göstergelerin tanımı, hesaplama yöntemi ve veri kaynağı yazılı"),
        Severity.HINT,
        _GAZIEMIR,
        _is_wholly_defined,
        _("Hiçbir göstergenin tanımı ya da hesaplama yöntemi kayıtlı değil."),
    ),
    Rule(
        "faaliyet-sayan",
        _("Göstergeler yapılan işi değil sonucunu ölçüyor"),
        Severity.HINT,
        Basis(
            Criterion.RELEVANCE,
            _(
                "Göstergeler girdi, çıktı, verimlilik, sonuç ve kalite diye ayrılır; yalnız"
                " iş sayan gösterge hedefe ulaşılıp ulaşılmadığını göstermez."
            ),
        ),
        _measures_result,
    ),
)
