"""What no program can judge: listed for a person to check, never reported as a finding."""

from __future__ import annotations

from dataclasses import dataclass

from plans.quality import sources
from plans.quality.findings import Basis, Criterion


@dataclass(frozen=True, slots=True)
class ManualCheck:
    """A question that a person answers by reading the plan."""

    id: str
    question: str
    basis: Basis


MANUAL_CHECKS = (
    ManualCheck(
        "el-hedef-amac",
        "Her hedef, altında durduğu amaca gerçekten hizmet ediyor mu?",
        Basis(
            Criterion.RELEVANCE,
            "Sayıştay bulgusu: amaçla ilgili olmayan hedefler.",
            sources.UNRELATED,
        ),
    ),
    ManualCheck(
        "el-gosterge-hedef",
        "Göstergeler, hedefin anlattığı sonucu mu ölçüyor?",
        Basis(
            Criterion.RELEVANCE,
            "Sayıştay bulgusu (Başiskele, Gaziemir): hedefle ilgisiz göstergeler.",
        ),
    ),
    ManualCheck(
        "el-yasal-gorev",
        "Kanunun zaten verdiği görevler hedef olarak yazılmış mı?",
        Basis(
            Criterion.RELEVANCE,
            "Sayıştay bulgusu (EGO): yasal görevlerin hedef yapılması.",
        ),
    ),
    ManualCheck(
        "el-onceki-plan",
        "Yeni plan, önceki planın sonuçlarını değerlendiriyor mu?",
        Basis(
            Criterion.PRESENTATION, "Sayıştay bulgusu: değerlendirilmeyen önceki plan."
        ),
    ),
    ManualCheck(
        "el-program-zamani",
        "Performans programı süresi içinde yayımlanmış mı?",
        Basis(
            Criterion.TIMELINESS, "Sayıştay bulgusu: süresinde yayımlanmayan program."
        ),
    ),
    ManualCheck(
        "el-program-tablolari",
        "Performans programının tabloları eksiksiz mi?",
        Basis(
            Criterion.EXISTENCE,
            "Sayıştay bulgusu (Pursaklar): eksik performans programı tabloları.",
            sources.TABLES_MISSING,
        ),
    ),
    ManualCheck(
        "el-veri-kayit",
        "Sonuçların kaydedildiği bir sistem kurulmuş mu, kayıtlar güvenilir mi?",
        Basis(
            Criterion.RELIABILITY,
            "Sayıştay bulgusu (Konak): kurulmamış veri kayıt sistemi.",
            sources.NO_RECORDS,
        ),
    ),
)
