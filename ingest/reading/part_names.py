"""The parts of a card, and the many names under which documents print each."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from plans.turkish import heading_key


class Part(Enum):
    """The parts of a card that a printed line can begin."""

    GOAL = "amaç"
    OBJECTIVE = "hedef"
    INDICATOR = "gösterge"
    RESPONSIBLE = "sorumlu birim"
    COOPERATING = "iş birliği yapılacak birimler"
    RISKS = "riskler"
    ACTIVITIES = "faaliyet ve projeler"
    STRATEGIES = "stratejiler"
    COST = "maliyet tahmini"
    FINDINGS = "tespitler"
    NEEDS = "ihtiyaçlar"
    WEIGHT = "hedefe etkisi"
    TARGET = "hedeflenen"
    ACTUAL = "gerçekleşen"
    BUTTON = "düğme"


LONGEST = 60  # letters; what is longer is a sentence

_OF_OBJECTIVE = r"(?:hedef(?:in|e|ten|den|ler)?)?(?:iliskin|yonelik|ait|ilgili)?"
_UNIT = (
    r"(?:(?:harcama|ic|dis|ilgili|diger)*(?:birim|mudurluk|mudurlug|daire|baskanlik|baskanlig"
    r"|kurum|kurulus|paydas|idare)(?:ler|lar)?(?:leri|lari|i|u)?)"
)
_ACTION = (
    r"(?:temel|baslica|planlanan|yapilacak|yurutulecek|uygulanacak|gerceklestirilecek)?"
)
_NAMES: tuple[tuple[Part, str], ...] = (
    (
        Part.RESPONSIBLE,
        rf"{_OF_OBJECTIVE}(?:asil|ana|birinci)?sorumlu(?:su|olan)?{_UNIT}{{1,3}}"
        rf"|hedefsorumlusu|koordinator{_UNIT}",
    ),
    (
        Part.COOPERATING,
        rf"isbirligi(?:nde|icinde)?(?:yap(?:ilacak|acak|ilan|ilmasigereken|ilmasiplanlanan)|olan|bulunulan|bulunulacak)"
        rf"(?:{_UNIT}(?:ve|veya|ile)?){{1,3}}",
    ),
    (
        Part.RISKS,
        rf"{_OF_OBJECTIVE}(?:temel|baslica|olasi|ongorulen)?risk(?:ler|leri)",
    ),
    (
        Part.ACTIVITIES,
        rf"{_ACTION}(?:faaliyet(?:ler)?(?:ve|veya|ile)?proje|faaliyet|proje(?:ler)?(?:ve|veya|ile)?faaliyet|proje)(?:ler|leri)",
    ),
    (Part.STRATEGIES, rf"{_OF_OBJECTIVE}{_ACTION}strateji(?:ler|leri)"),
    (
        Part.COST,
        r"(?:hedefin|hedef|toplam|besyillik|planlanan)*(?:maliyet|kaynak|butce)(?:tahmini|tahminleri|ihtiyaci)(?:toplami)?(?:tl|try)?"
        r"|(?:hedefin|toplam)*tahmini(?:toplam)?(?:maliyet|butce|kaynak)(?:i|si)?(?:toplami)?(?:tl|try)?"
        r"|(?:hedefin)(?:toplam)?maliyeti(?:tl|try)?",
    ),
    (Part.FINDINGS, rf"{_OF_OBJECTIVE}(?:temel|baslica)?tespit(?:ler|leri)"),
    (Part.NEEDS, rf"{_OF_OBJECTIVE}(?:temel|baslica)?ihtiyac(?:lar|lari)"),
    (Part.WEIGHT, r"hedefeetkisi"),
    (Part.TARGET, r"hedeflenen"),
    (Part.ACTUAL, r"gerceklesen"),
    (Part.BUTTON, r"incele|filtrele"),
)


@lru_cache(maxsize=4096)
def part_named(text: str) -> Part | None:
    """Return the part that these words name and nothing else, None for other words.

    >>> part_named("İş Birliği Yapılacak Birim(ler)"), part_named("Riskler azaldı")
    (<Part.COOPERATING: 'iş birliği yapılacak birimler'>, None)
    """
    if len(text) > LONGEST:
        return None
    key = heading_key(text)
    for part, pattern in _NAMES:
        if re.fullmatch(pattern, key):
            return part
    return None
