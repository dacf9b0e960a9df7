"""The card of a park department that tests draw, and how they look at what was read."""

from __future__ import annotations

from plans.document import (
    ObjectiveEntry,
    PlanDocument,
    Severity,
)
from tests.drawing import TABLE, DrawnCard

SECTIONS = {
    "Amaç": "A2: Güvenli ve yaşanabilir bir kent kurmak",
    "Hedef": "H2.1: Parkların bakımını düzenli yaparak kişi başına düşen yeşil alanı artırmak",
    "Sorumlu Birim": "Park ve Bahçeler Müdürlüğü",
    "İşbirliği Yapılacak Birim(ler)": "Fen İşleri Müdürlüğü, Zabıta Müdürlüğü",
    "Riskler": "• Kuraklık yaşanması\n• Bütçenin yetersiz kalması nedeniyle bakımın aksaması",
    "Faaliyet ve Projeler": "• Damla sulama kurulması",
    "Maliyet Tahmini": "12.500.000,50 TL",
    "Tespitler": "• Parkların dağılımı dengesizdir",
    "İhtiyaçlar": "• Sulama personeli\n• Bakım aracı",
}
ROWS = [
    [
        "PG2.1.1 Yeni park sayısı (adet)",
        "%60",
        "4",
        "6",
        "8",
        "10",
        "12",
        "14",
        "6 ayda bir",
        "Yılda bir",
    ],
    [
        "PG2.1.2 Memnuniyet oranı (%)",
        "40,0",
        "-",
        "%70",
        "75%",
        "80%",
        "85%",
        "90%",
        "Yılda bir",
        "Yılda bir",
    ],
]
OFFICIAL = list(SECTIONS)
CARD = DrawnCard(ROWS, sections=SECTIONS, order=[*OFFICIAL[:4], TABLE, *OFFICIAL[4:]])


def only_objective(document: PlanDocument) -> ObjectiveEntry:
    [(_, objective)] = document.objectives()
    return objective


def reasons(document: PlanDocument, where: str) -> list[tuple[Severity, str]]:
    return [
        (issue.severity, issue.text)
        for issue in document.issues
        if issue.where.endswith(where)
    ]
