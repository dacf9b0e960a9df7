"""Rules about what is reported as reached: deviations explained, figures that can be verified."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plans.document import CHAIN, YEAR, ActualEntry
from plans.quality import sources
from plans.quality.findings import Basis, Criterion, Judgement, Rule, Severity
from plans.quality.report_set import Reached, ReportSet, falls
from plans.quality.telling import InTurkish, Percent, Told, Value
from plans.quality.telling import gettext_lazy as _

NO_ACTUALS = _("Hedefiyle karşılaştırılacak bir gerçekleşme yok.")
SUSPICIOUS = Decimal(150)  # percent of the target


def _deviation_has_reason(reports: ReportSet) -> Iterator[Judgement]:
    """Judge every deviation, above or below, however small."""
    for one in reports.reached:
        deviation = one.deviation
        if deviation is not None:
            is_explained = not deviation or bool(_text(one.entry.deviation_reason))
            yield Judgement(one.place, None if is_explained else _unexplained(one))


def _unexplained(one: Reached) -> Told:
    value, target = one.entry.value or Decimal(0), one.target or Decimal(0)
    told = {"target": one.row.told(target), "value": one.row.told(value)}
    if not target:
        return _(
            "{year}: hedef {target}, gerçekleşen {value}; sapma nedeni yazılmamış.",
            year=one.entry.year,
            **told,
        )
    return _(
        "{year}: hedef {target}, gerçekleşen {value}, sapma {deviation}; sapma nedeni"
        " yazılmamış.",
        year=one.entry.year,
        deviation=_rounded((value - target) / target * 100),
        **told,
    )


def _rounded(share: Decimal) -> Percent:
    return Percent(round(share, 1))


def _target_not_too_low(reports: ReportSet) -> Iterator[Judgement]:
    for one in reports.reached:
        value, target = one.entry.value, one.target
        if one.deviation is not None and value is not None and target is not None:
            rate = _rate(target, value) if falls(one) else _rate(value, target)
            if rate is not None and not one.row.is_held:
                message = _(
                    "{year}: hedef {target}, gerçekleşen {value}; gerçekleşme oranı {rate}."
                    " Hedef düşük mü?",
                    year=one.entry.year,
                    target=one.row.told(target),
                    value=one.row.told(value),
                    rate=_rounded(rate),
                )
                yield Judgement(one.place, message if rate >= SUSPICIOUS else None)


def _rate(part: Decimal, whole: Decimal) -> Decimal | None:
    return part / whole * 100 if part > 0 and whole > 0 else None


def _has_figure(reports: ReportSet) -> Iterator[Judgement]:
    for one in reports.reached:
        is_said = one.entry.value is not None or bool(_text(one.entry.explanation))
        message = _(
            "{when}: gerçekleşme değeri yok, açıklaması da yok.", when=_when(one.entry)
        )
        yield Judgement(one.place, None if is_said else message)
    for statement in reports.statements:
        if any(pair.stated.actuals for pair in statement.pairs):
            for pair in statement.pairs:
                if not pair.stated.actuals:
                    message = _(
                        "Belgede ({document}) gerçekleşme değeri yok.",
                        document=statement.name,
                    )
                    yield Judgement(pair.place, message)


def _has_data_source(reports: ReportSet) -> Iterator[Judgement]:
    """Judge each indicator once; a table that prints no source at all is no plan's record."""
    is_table = reports.plan.document.kind in CHAIN
    if is_table and not any(one.row.indicator.data_source for one in reports.reached):
        return
    seen = set()
    for one in reports.reached:
        if one.entry.value is not None and one.place.path not in seen:
            seen.add(one.place.path)
            message = _("Gerçekleşmesi var ama veri kaynağı yazılı değil.")
            has_source = bool(_text(one.row.indicator.data_source))
            yield Judgement(one.place, None if has_source else message)


def _has_evidence(reports: ReportSet) -> Iterator[Judgement]:
    """Judge where evidence is on record at all; a note counts as well as a file."""
    if reports.backed is None:
        return
    for one in reports.reached:
        entry, uid = one.entry, one.row.indicator.id or ""
        if entry.value is not None:
            is_backed = (uid, entry.year, entry.period) in reports.backed
            message = _(
                "{when}: kanıt dosyası da açıklaması da yok.", when=_when(entry)
            )
            is_noted = bool(_text(entry.explanation))
            yield Judgement(one.place, None if is_backed or is_noted else message)


def _when(entry: ActualEntry) -> Value:
    """Return "2024", "2024 ilk yarı", "2024 3. çeyrek" or "2024 11. ay"."""
    if entry.period == YEAR:
        return entry.year
    part, number = entry.period[0], int(entry.period[1:])
    if part == "Q":
        return _("{year} {number}. çeyrek", year=entry.year, number=number)
    if part == "M":
        return _("{year} {number}. ay", year=entry.year, number=number)
    return _("{year} ilk yarı", year=entry.year)


def _text(text: str | None) -> str:
    return (text or "").strip(" -_–—.\n\t")


RULES: tuple[Rule[ReportSet], ...] = (
    Rule(
        "sapma-nedensiz",
        _("Her sapmanın nedeni yazılmış"),
        Severity.ERROR,
        Basis(
            Criterion.VERIFIABILITY,
            _(
                "Sayıştay bulgusu ({where}): sapma için eşik yok; %1 sapmanın da nedeni açıklanır.",
                where=InTurkish("Konak"),
            ),
            sources.NO_REASON,
        ),
        _deviation_has_reason,
        NO_ACTUALS,
    ),
    Rule(
        "sapma-yuksek",
        _("Gerçekleşmeler hedefin çok üstünde değil"),
        Severity.HINT,
        Basis(
            Criterion.PLAUSIBILITY,
            _(
                "Sayıştay bulgusu: hedefi çok aşan sonuç, hedefin gerçekçi belirlenmediğini gösterir."
            ),
            sources.REASON_BOTH_WAYS,
        ),
        _target_not_too_low,
        NO_ACTUALS,
    ),
    Rule(
        "gerceklesme-yok",
        _("Gerçekleşmesi olmayanın açıklaması var"),
        Severity.WARNING,
        Basis(
            Criterion.EXISTENCE,
            _(
                "Sayıştay bulgusu: programdaki göstergenin raporda sonucunun verilmemesi."
            ),
            sources.INCONSISTENT,
        ),
        _has_figure,
        NO_ACTUALS,
    ),
    Rule(
        "gerceklesme-kaynaksiz",
        _("Gerçekleşmelerin veri kaynağı yazılı"),
        Severity.WARNING,
        Basis(
            Criterion.RELIABILITY,
            _(
                "Sayıştay bulgusu ({where}): veri kayıt sistemi yok, sonuçlar doğrulanamıyor.",
                where=InTurkish("Konak"),
            ),
            sources.NO_RECORDS,
        ),
        _has_data_source,
        NO_ACTUALS,
    ),
    Rule(
        "gerceklesme-kanitsiz",
        _("Gerçekleşmelerin kanıtı var"),
        Severity.WARNING,
        Basis(
            Criterion.VERIFIABILITY,
            _(
                "Sayıştay bulgusu ({where}): doğrulanamayan faaliyet sonuçları.",
                where=InTurkish("Konak"),
            ),
            sources.NO_RECORDS,
        ),
        _has_evidence,
        _("Kanıt kaydı olan bir gerçekleşme yok."),
    ),
)
