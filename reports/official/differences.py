"""What was found between a year's documents, in words; the page and the files say the same."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from plans.consistency import Finding, Side, What
from plans.document import Kind
from plans.papers import Because, Field, Paper, Printed

KINDS: dict[Kind, StrOrPromise] = {
    Kind.PLAN: gettext_lazy("Stratejik plan"),
    Kind.PERFORMANCE_PROGRAMME: gettext_lazy("Performans programı"),
    Kind.ACTIVITY_REPORT: gettext_lazy("Faaliyet raporu"),
}
FIELDS: dict[Field, StrOrPromise] = {
    Field.NAME: gettext_lazy("Gösterge adı"),
    Field.UNIT: gettext_lazy("Ölçü birimi"),
    Field.WEIGHT: gettext_lazy("Hedefe etkisi"),
    Field.BASELINE: gettext_lazy("Başlangıç değeri"),
    Field.TARGET: gettext_lazy("Hedeflenen"),
    Field.ACTUAL: gettext_lazy("Gerçekleşen"),
}
WHATS: dict[What, StrOrPromise] = {
    What.MISSING: gettext_lazy("Çıkarılmış"),
    What.ADDED: gettext_lazy("Eşi seçilmemiş"),
    What.NOT_OWED: gettext_lazy("Planda o yıl yok"),
    What.DIFFERS: gettext_lazy("Farklı"),
    What.BLANK: gettext_lazy("Değeri yok"),
    What.UNREAD: gettext_lazy("Okunamadı"),
    What.UNAPPROVED: gettext_lazy("Onaylı değeri yok"),
}
BECAUSE: dict[Because, StrOrPromise] = {
    Because.OWN: gettext_lazy("Bu yılın programı olarak okundu."),
    Because.LAST: gettext_lazy("Gerçekleşme bildirdiği son yıl bu."),
    Because.TOLD: gettext_lazy("Kendi yılı okunamadı; bu yıl için değer yazıyor."),
}
NOTES: tuple[StrOrPromise, ...] = (
    gettext_lazy(
        "Programın ve raporun değerleri, belgenin içeri alındığı okumasındandır; planınkiler o yılın sonunda yürürlükte olan kayıttandır."
    ),
    gettext_lazy(
        "“Eşi seçilmemiş”: belgeyi içeri alan kişi göstergeyi plandaki bir göstergeyle eşlememiş. Planda olmadığını kanıtlamaz; “Çıkarılmış” görünen bir gösterge bunların arasında olabilir."
    ),
    gettext_lazy(
        "İçeri alınmamış bir belge için “yok” yazar; bu, fark olmadığı anlamına gelmez. Elle girilmiş program hedefi belge yerine geçmez."
    ),
    gettext_lazy(
        "Birikimli göstergede plandaki toplam ile yılın artışı aynı hedefi söyler; fark sayılmaz."
    ),
)


_SAID: dict[What, StrOrPromise] = {
    What.ADDED: gettext_lazy("Plandaki karşılığı seçilmedi."),
    What.NOT_OWED: gettext_lazy("Planda bu yıl için hedef değeri yok."),
    What.DIFFERS: gettext_lazy("İki belgede farklı yazıyor."),
    What.BLANK: gettext_lazy("Gösterge var, hedef değeri yazılmamış."),
    What.UNREAD: gettext_lazy("Yazılı değer kesin okunamadı."),
    What.UNAPPROVED: gettext_lazy("Raporda değer var, kayıtta onaylı değer yok."),
}
_SAID_OF_ACTUALS: dict[What, StrOrPromise] = {
    What.BLANK: gettext_lazy("Gösterge var, gerçekleşen değeri yazılmamış."),
    What.DIFFERS: gettext_lazy("Rapordaki gerçekleşen, onaylı değerden farklı."),
}


def explained(found: Finding) -> str:
    """Return one finding in a sentence."""
    if found.what is What.MISSING:
        return _missing(found)
    if found.what is What.NOT_OWED and not found.of.is_in_force:
        return _("Planda bu yıl yürürlükte olmayan bir gösterge.")
    of_actuals = _SAID_OF_ACTUALS if found.field is Field.ACTUAL else {}
    return str(of_actuals.get(found.what, _SAID[found.what]))


def _missing(found: Finding) -> str:
    aside = len(found.second.paper.aside)
    told = _("Gösterge bu belgede bulunamadı.")
    if not aside:
        return told
    rest = ngettext(
        "Belgede eşi seçilmemiş %(n)s gösterge var.",
        "Belgede eşi seçilmemiş %(n)s gösterge var.",
        aside,
    )
    return f"{told} {rest % {'n': aside}}"


def paper_said(paper: Paper, what: Field = Field.TARGET) -> str:
    """Return which document it is: "Faaliyet raporu (rapor.pdf)"; the plan is its record."""
    if paper.kind is Kind.PLAN:
        return _("Onaylı değer") if what is Field.ACTUAL else _("Plan")
    return f"{KINDS[paper.kind]} ({paper.name})"


def place_said(side: Side | None) -> str:
    """Return where a figure is printed and as what: "plan.pdf, s. 67: “300”"."""
    if side is None or side.printed is None:
        return ""
    is_record = side.paper.kind is Kind.PLAN
    return printed_at(side.printed, is_record=is_record)


def printed_at(printed: Printed, *, is_record: bool) -> str:
    """Return the place of a figure; of the record also the file, or that none is kept."""
    cited = printed.citation
    if cited is None:
        is_stated = is_record and printed.value is not None
        return _("belgedeki yeri kayıtlı değil") if is_stated else ""
    where = ""
    if cited.page is not None:
        where = _("s. %(page)s") % {"page": cited.page}
    elif cited.cell:
        where = cited.cell
    elif cited.line is not None:
        where = _("satır %(line)s") % {"line": cited.line}
    parts = [printed.document if is_record else "", where]
    place = ", ".join(part for part in parts if part)
    quoted = f"“{cited.text}”" if cited.text else ""
    return ": ".join(part for part in (place, quoted) if part)
