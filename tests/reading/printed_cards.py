"""Texts of printed cards, and a count of every character that a reading accounts for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.reading.card_text import (
    read_text,
)
from ingest.reading.grid import Line
from plans.document import (
    Citation,
    ObjectiveEntry,
    PlanDocument,
)

BROKEN = """
Amaç
Hedef
Sorumlu Birim
İşbirliği Yapılacak
Birim(ler)
Performans Göstergeleri
Hedefe
Etkisi (%)
2023
(6 aylık)
2025 2026 2027 2028 2029
İzleme
Sıklığı
Raporlama
Sıklığı
PG2.3.1 Bakımı yapılan cadde
ve sokak sayısı (adet)
60% 1.250 1.300 1.350 1.400 1.450 1.500 3 ayda bir 6 ayda bir
PG2.3.2 Memnuniyet oranı (%)
40% _ 85% 85% 86,5% 87% - Yılda bir Yılda bir
Riskler
Faaliyet ve
Projeler
Maliyet Tahmini
Tespitler
İhtiyaçlar
9.450.000,75 ₺
● Asfalt fiyatlarının artması
● Kış şartlarının uzun
sürmesi
A2: Ulaşımı kolaylaştırmak
H2.3: Yolların bakımını düzenli yaparak güvenli ve
konforlu ulaşım sunmak.
Fen İşleri Müdürlüğü
Park ve Bahçeler Müdürlüğü, Zabıta
Müdürlüğü, Mali Hizmetler Müdürlüğü
 Makine parkının eskimesi
● Yeni ekip kurulması
● Yazılım alınması
"""

ORDERED = """
Amaç
A2: Ulaşımı kolaylaştırmak
Hedef
H2.3: Yolların bakımını düzenli yaparak güvenli ve
konforlu ulaşım sunmak.
Sorumlu Birim
Fen İşleri
İşbirliği Yapılacak Birim(ler)
Park ve Bahçeler, Zabıta
Performans Göstergeleri
Hedefe Etkisi (%)
2024
2025 2026 2027 2028 2029
İzleme Sıklığı
Raporlama Sıklığı
PG2.3.1 Bakımı yapılan cadde (adet) 100% 1.250 1.300 1.350 1.400 1.450 1.500 3 ayda bir
6 ayda bir
Riskler
● Asfalt fiyatlarının artması
● Kış şartlarının uzun
sürmesi
Faaliyet ve Projeler
● Yeni ekip kurulması
Maliyet Tahmini
9.450.000
Tespitler
● Yollar eskidir
İhtiyaçlar
● Yazılım alınması
"""


SCATTERED = """
12

K

E

STRATEJİ

2021-2025

Amaç

A3: Yeşil alanları artırmak ve
Kent Ormanını Korumak

Hedef

H3.1: Her mahalleye bir park yapılacaktır.

Performans

Göstergeleri

Hedefe

Etkisi (%)

Plan Dönemi

Başlangıç

Değer(2021)

2022

2023

2024

2025

İzleme

Sıklığı

Raporlama

Sıklığı

PG3.1.1: Yeni park

sayısı (adet)

%60

1.250

1.300

1.350

1.400

1.450

6 ayda bir

Yılda bir

PG.3.1.2: bakımı yapı-

lan park

oranı (%)

%40

80

85

90

95

100

6 ayda bir

Yılda bir

Sorumlu Birim

Park ve Bahçeler Müdürlüğü

Riskler

• Kuraklığın

artması

• Fidan fiyatları

Stratejiler

• Damla sulama kurulacaktır.

Maliyet Tahmini

2.800.000

TL

Tespitler

• Ağaç sayısı azdır
13

İhtiyaçlar

• Yeni fidanlık

14

KENT BELEDİYESİ

8. İZLEME

İzleme, kaydedilen ilerlemeyi takip etmektir.
"""


def lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(line, line=n) for n, line in enumerate(text.split("\n"), start=1))


def only_objective(document: PlanDocument) -> ObjectiveEntry:
    [(_, objective)] = document.objectives()
    return objective


def cited(document: PlanDocument) -> Iterator[Citation]:
    """Yield every place a value was read from; a baseline's heading once for the whole table."""
    labels: set[tuple[str, int | None]] = set()
    objectives = [one.citations for _, one in document.objectives()]
    indicators = [one.citations for _, one in document.indicators()]
    goals = [one.citations for one in document.goals]
    for citations in (*goals, *objectives, *indicators):
        for field, place in citations.items():
            if field == "baseline_label":
                if (place.text, place.line) in labels:
                    continue
                labels.add((place.text, place.line))
            yield place


def letters(texts: Sequence[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def accounted(text: str) -> Counter[str]:
    """Count the characters that were assigned, recognised as headings, or kept for a person."""
    reading = read_text(lines(text))
    assigned = [place.text for place in cited(reading.document)]
    headings = [cell.text for cell in reading.labels]
    kept = [fragment.text for fragment in reading.document.unassigned]
    return letters([*assigned, *headings, *kept])
