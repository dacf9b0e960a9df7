"""How the rows of a preview name fields and show values."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from indicators.models import Direction as DirectionLabel
from indicators.models import Method as MethodLabel
from indicators.models import Period
from plans.document import YEAR, Direction, Method
from plans.turkish import plain

LABELS: dict[str, StrOrPromise] = {
    "code": gettext_lazy("Kod"),
    "printed_code": gettext_lazy("Basılı kod"),
    "title": gettext_lazy("Başlık"),
    "name": gettext_lazy("Göstergenin adı"),
    "published_completion": gettext_lazy("Kaynağın yayımladığı yüzde"),
    "responsible_unit": gettext_lazy("Sorumlu birim"),
    "cooperating_units": gettext_lazy("İş birliği yapılacak birimler"),
    "risks": gettext_lazy("Riskler"),
    "activities": gettext_lazy("Faaliyet ve projeler"),
    "strategies": gettext_lazy("Stratejiler"),
    "findings": gettext_lazy("Tespitler"),
    "needs": gettext_lazy("İhtiyaçlar"),
    "unit": gettext_lazy("Ölçü birimi"),
    "weight_percent": gettext_lazy("Hedefe etkisi"),
    "method": gettext_lazy("Yöntem"),
    "direction": gettext_lazy("Göstergenin yönü"),
    "baseline_value": gettext_lazy("Başlangıç değeri"),
    "baseline_label": gettext_lazy("Başlangıç etiketi"),
    "baseline_not_applicable": gettext_lazy("Başlangıç değeri olmaz"),
    "tolerance": gettext_lazy("Tolerans"),
    "cumulative": gettext_lazy("Kümülatif işareti"),
    "data_year": gettext_lazy("Yıl etiketi"),
    "monitoring_frequency": gettext_lazy("İzleme sıklığı"),
    "reporting_frequency": gettext_lazy("Raporlama sıklığı"),
    "definition": gettext_lazy("Tanım"),
    "formula": gettext_lazy("Hesaplama yöntemi"),
    "data_source": gettext_lazy("Veri kaynağı"),
    "explanation": gettext_lazy("açıklama"),
    "deviation_reason": gettext_lazy("sapma nedeni"),
    "corrective_measure": gettext_lazy("alınacak önlem"),
    "printed_performance": gettext_lazy("kaynağın yazdığı performans (%)"),
    "withdrawn": gettext_lazy("Kaldırıldı"),
}


def label_of(name: str) -> str:
    """Return a field's name as a person knows it."""
    return str(LABELS[name])


def label_of_target(year: int) -> str:
    """Return the words for a year's target."""
    return _("%(year)s hedefi") % {"year": year}


def label_of_programme(year: int) -> str:
    """Return the words for what a year's performance programme promises."""
    return _("%(year)s programındaki hedef") % {"year": year}


def label_of_actual(year: int, period: str) -> str:
    """Return the words for the actual of a period."""
    if period == YEAR:
        return _("%(year)s gerçekleşeni") % {"year": year}
    part = Period(period).label
    return _("%(year)s %(part)s gerçekleşeni") % {"year": year, "part": part}


def label_of_cost(year: int | None) -> str:
    """Return the words for a card's cost, whole or of one year."""
    if year is None:
        return _("Toplam maliyet")
    return _("%(year)s maliyeti") % {"year": year}


def shown(value: object) -> str:
    """Return a value as a person reads it, "" for none; lists have a line for each item."""
    match value:
        case None:
            text = ""
        case bool():
            text = _("evet") if value else _("hayır")
        case Decimal():
            text = number_format(plain(value), force_grouping=True)
        case Method():
            text = str(MethodLabel(value).label)
        case Direction():
            text = str(DirectionLabel(value).label)
        case tuple():
            text = "\n".join(map(str, value))
        case _:
            text = str(value)
    return text


def in_sentence(value: object) -> str:
    """Return a value as a sentence names it: "–" where there is none."""
    return shown(value) or "–"
