"""Where the findings that rules rest on are told: published audit findings, by their addresses."""

from __future__ import annotations

from plans.quality.telling import Told
from plans.quality.telling import gettext_lazy as _

_BALIOGLU = "https://balioglu.net/rapor/"
_KAMUBIS = "http://kamubis.com/decisions/SayistayFinding/"

NO_INDICATOR = (
    _KAMUBIS + "3847940a-11f5-4e35-ae65-37b2dead5fc8/stratejik-planda-olculemeyen"
    "-nitelikteki-bazi-hedeflere-iliskin-gostergelerin-belirlenmemesi"
)
NOT_MEASURABLE = (
    _KAMUBIS
    + "a1def3e8-f550-4f88-b057-a7d425cdc6a9/stratejik-planda-yer-verilen-hedeflerin"
    "-olculebilir-olmamasi"
)
NO_NUMBER = (
    _BALIOGLU + "performans-programinda-performans-gostergelerine-yer-verilmemesi/"
)
NO_TIME_FRAME = (
    _BALIOGLU
    + "stratejik-hedeflerin-zaman-cercevesi-belli-olma-ozelligini-tasimamasi-2/"
)
ILL_DEFINED = (
    _BALIOGLU + "performans-programinda-yer-alan-bazi-performans-gostergelerinin-iyi"
    "-tanimlanmamis-olmasi-2/"
)
CRITERIA_FAILED = (
    _BALIOGLU + "bazi-performans-gostergelerinin-gerekli-kriterleri-saglamamasi"
)
NO_RECORDS = (
    _BALIOGLU
    + "faaliyet-sonuclarinin-olculmesine-iliskin-veri-kayit-sisteminin-bulunmamasi-2"
)
NO_REASON = _BALIOGLU + "performans-hedeflerine-ulasilamama-nedenlerinin-aciklanmamasi/"
REASON_BOTH_WAYS = (
    _BALIOGLU + "hedeflenenden-dusuk-veya-yuksek-gerceklesen-performans-gostergeleri"
    "-icin-sapma-nedenlerinin-belirtilmemesi/"
)
INCONSISTENT = (
    _BALIOGLU + "faaliyet-raporunda-yer-alan-gostergelerin-bazilarinin-tutarlilik"
    "-kriterini-karsilamamasi/"
)
TABLES_MISSING = (
    _BALIOGLU + "performans-hedefi-tablosunun-rehbere-uygun-olarak-hazirlanmamasi/"
)
UNRELATED = (
    _BALIOGLU + "stratejik-planda-yer-alan-bazi-hedeflerin-amacla-ilgili-olmamasi/"
)


def seen_in_plans(what: Told) -> Told:
    """Return what a rule rests on that no known audit finding tells of."""
    return _(
        "Yayımlanmış planlarda görüldü: {what}; bir denetim bulgusu bilinmiyor.",
        what=what,
    )
