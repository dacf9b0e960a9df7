"""Flags, rules and card sections in a citizen's words; those of a model's choices are its labels."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_stubs_ext import StrOrPromise

from indicators.scoring import Flag, Result, Rule, ScoreFlag
from plans.document import Method
from plans.models import CardEntry
from reports.rows import IndicatorRow

# In place of a percentage: why there is none.
ABSENCES: dict[str, StrOrPromise] = {
    Flag.WITHDRAWN: _("kaldırıldı"),
    Flag.DATA_ONLY: _("yalnızca izlenir, puanlanmaz"),
    Flag.NO_ACTUAL: _("veri girilmedi"),
    Flag.NO_TARGET: _("bu yıl için hedef yok"),
    Flag.TARGET_AGAINST_DIRECTION: _("hedef, göstergenin yönüne ters; puanlanmadı"),
    Flag.OUTSIDE_TOLERANCE: _("değer tolerans dışında; puanlanmadı"),
    Flag.ACHIEVEMENT_UNDEFINED: _("bu değerlerle oran hesaplanamıyor"),
}

NO_TOTAL: StrOrPromise = _("toplam hesaplanamıyor")

# Beside a percentage: how it was reached.
NOTES: dict[str, StrOrPromise] = {
    Flag.NO_BASELINE: _("başlangıç değeri yok; gerçekleşme oranı"),
    Flag.BASELINE_NOT_APPLICABLE: _("başlangıç değeri olmaz; gerçekleşme oranı"),
    Flag.BASELINE_OF_PART_YEAR: _(
        "başlangıç değeri yılın bir bölümüne ait; tam yıllık hedefle karşılaştırılamaz"
    ),
    Flag.TARGET_EQUALS_BASELINE: _("hedef başlangıç değerine eşit"),
    Flag.NO_TOLERANCE: _("tolerans verilmemiş; yalnız tam eşitlik sayılır"),
    Flag.DIRECTION_ASSUMED: _("yön belirtilmemiş; artış sayıldı"),
    Flag.OUTSIDE_TOLERANCE: _("tolerans dışında; gerçekleşme oranı"),
    Flag.ABOVE_TARGET_CAPPED: _("hedef toplamında %100 sayıldı"),
    Flag.BELOW_ZERO_FLOORED: _("hedef toplamında sıfır (%0) sayıldı"),
}

# What the sentence of the rule says as well.
SAID_BY_THE_RULE = frozenset(
    {
        Flag.NO_BASELINE,
        Flag.BASELINE_NOT_APPLICABLE,
        Flag.TARGET_EQUALS_BASELINE,
        Flag.OUTSIDE_TOLERANCE,
    }
)

RULES: dict[str, StrOrPromise] = {
    Rule.OFFICIAL: _("Resmî performans sayıldı."),
    Rule.ACHIEVEMENT_NO_BASELINE: _(
        "Başlangıç değeri olmadığı için gerçekleşme oranı sayıldı."
    ),
    Rule.BASELINE_EQUALS_TARGET: _(
        "Hedef başlangıç değerine eşit: tutulduysa %100, tutulmadıysa gerçekleşme oranı sayılır."
    ),
    Rule.ANNUAL: _("Her yıl kendi başına değerlendirilir: gerçekleşme oranı sayıldı."),
    Rule.MAINTAINED: _("Değer hedefin toleransı içinde kaldı: %100 sayıldı."),
    Rule.NOT_MAINTAINED: _(
        "Değer hedefin toleransı dışında: gerçekleşme oranı sayıldı."
    ),
}

WARNINGS: dict[str, StrOrPromise] = {
    ScoreFlag.WEIGHTS_NOT_100: _(
        "Kaynakta yazan ağırlıkların toplamı %100 değil; ağırlıklar toplamlarına bölünerek kullanılır."
    ),
    ScoreFlag.NO_WEIGHTS: _(
        "Kaynakta ağırlık yazmıyor; göstergeler eşit ağırlıklı sayılır."
    ),
    ScoreFlag.SOME_WEIGHTS_MISSING: _(
        "Bazı göstergelerin ağırlığı kaynakta yazmıyor; bunlar hesaba katılmaz."
    ),
    ScoreFlag.WEIGHTS_SUM_ZERO: _(
        "Ağırlıkların toplamı sıfır olduğu için yüzde hesaplanamaz."
    ),
    ScoreFlag.NOTHING_TO_SCORE: _("Puanlanacak bir şey yok."),
}

SECTIONS: tuple[tuple[str, str, StrOrPromise], ...] = (
    (CardEntry.Kind.RISK, "riskler", _("Riskler")),
    (CardEntry.Kind.ACTIVITY, "faaliyetler", _("Faaliyet ve projeler")),
    (CardEntry.Kind.STRATEGY, "stratejiler", _("Stratejiler")),
    (CardEntry.Kind.FINDING, "tespitler", _("Tespitler")),
    (CardEntry.Kind.NEED, "ihtiyaclar", _("İhtiyaçlar")),
)


def notes_on(result: Result) -> list[StrOrPromise]:
    """Return what a reader must know of a percentage; nothing where there is none."""
    if result.completion is None:
        return []
    return [text for flag, text in NOTES.items() if flag in result.flags]


def notes_beside_the_rule(result: Result) -> list[StrOrPromise]:
    """Return the notes that still have something to say after the sentence of the rule."""
    if result.completion is None:
        return []
    flags = result.flags - SAID_BY_THE_RULE
    return [text for flag, text in NOTES.items() if flag in flags]


def behind_start(row: IndicatorRow, *, is_year: bool) -> StrOrPromise:
    """Return in few words why an official performance is below zero; nothing where it is not.

    Its target is the year's end whatever the period, and a count that begins anew
    every year is held against a whole year's baseline.
    """
    if row.result.performance is None or row.result.performance >= 0:
        return ""
    measure = row.reading.measure
    if measure.baseline_of_part_year:
        return _("başlangıç değeri tam yıla ait değil")
    if not is_year and measure.method is Method.ANNUAL:
        return _("yıl sürüyor; başlangıç tam yıllık")
    return _("başlangıç değerinin gerisinde")


# The bands that every installation begins with; what a municipality calls its own stays as it is.
FIRST_BANDS = (
    gettext_noop("Hedefe ulaşıldı"),
    gettext_noop("Hedefe yakın"),
    gettext_noop("Hedefin gerisinde"),
    gettext_noop("Hedefin çok gerisinde"),
)
