"""Pages of the participation portal, and what is read from them."""

from __future__ import annotations

from ingest.reading.grid import Line
from ingest.reading.portal import read_portal
from ingest.reading.text import read_lines
from plans.document import IndicatorEntry, ObjectiveEntry, PlanDocument

PAGE = """\
Bu proje Avrupa Birliği tarafından finanse edilmektedir.
YÜZÖLÇÜMÜ: 5.461 km²   NÜFUS: 15.655.924
AMAÇ 04
%47
Kent hakkını güçlendirmek
FİLTRELE
HEDEF 4.3
Eşitsizlikleri azaltmak
Sorumlu birim
Sosyal Hizmetler Dairesi Başkanlığı
İşbirliği Yapacak Birim(ler)
 • Sosyal Projeler Dairesi Başkanlığı
 • Etüd ve Projeler Dairesi Başkanlığı
Riskler
 • Kaynak yetersizliği
Maliyet Tahmini
688.146.210,0 ₺
Tespitler
 • Talebin artması
İhtiyaçlar
 • Yeni binalar
\u00a0
PERFORMANS 4.3.1
2022
Yardım Yapılan Kişi Sayısı ( kişi )
HEDEFE ETKİSİ
%60
HEDEFLENEN
GERÇEKLEŞEN
İNCELE
PERFORMANS 4.3.2
2022
Açılan Merkez Sayısı ( adet )
HEDEFE ETKİSİ
%40
HEDEFLENEN
GERÇEKLEŞEN
İNCELE
"""


def lines_of(text: str) -> tuple[Line, ...]:
    lines = read_lines(text.encode())
    assert lines is not None
    return lines


def read(text: str) -> PlanDocument:
    return read_portal(lines_of(text))


def only_objective(document: PlanDocument) -> ObjectiveEntry:
    ((_, objective),) = document.objectives()
    return objective


def indicators(document: PlanDocument) -> list[IndicatorEntry]:
    return [entry for _, entry in document.indicators()]
