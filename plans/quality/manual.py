"""What no program can judge: listed for a person to check, never reported as a finding."""

from __future__ import annotations

from dataclasses import dataclass

from plans.quality import sources
from plans.quality.findings import Basis, Criterion
from plans.quality.telling import InTurkish, Told
from plans.quality.telling import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class ManualCheck:
    """A question that a person answers by reading the plan."""

    id: str
    question: Told
    basis: Basis


MANUAL_CHECKS = (
    ManualCheck(
        "el-hedef-amac",
        _("Her hedef, altında durduğu amaca gerçekten hizmet ediyor mu?"),
        Basis(
            Criterion.RELEVANCE,
            _("Sayıştay bulgusu: amaçla ilgili olmayan hedefler."),
            sources.UNRELATED,
        ),
    ),
    ManualCheck(
        "el-gosterge-hedef",
        _("Göstergeler, hedefin anlattığı sonucu mu ölçüyor?"),
        Basis(
            Criterion.RELEVANCE,
            _(
                "Sayıştay bulgusu ({where}): hedefle ilgisiz göstergeler.",
                where=InTurkish("Başiskele, Gaziemir"),
            ),
        ),
    ),
    ManualCheck(
        "el-yasal-gorev",
        _("Kanunun zaten verdiği görevler hedef olarak yazılmış mı?"),
        Basis(
            Criterion.RELEVANCE,
            _(
                "Sayıştay bulgusu ({where}): yasal görevlerin hedef yapılması.",
                where=InTurkish("EGO"),
            ),
        ),
    ),
    ManualCheck(
        "el-onceki-plan",
        _("Yeni plan, önceki planın sonuçlarını değerlendiriyor mu?"),
        Basis(
            Criterion.PRESENTATION,
            _("Sayıştay bulgusu: değerlendirilmeyen önceki plan."),
        ),
    ),
    ManualCheck(
        "el-program-zamani",
        _("Performans programı süresi içinde yayımlanmış mı?"),
        Basis(
            Criterion.TIMELINESS,
            _("Sayıştay bulgusu: süresinde yayımlanmayan program."),
        ),
    ),
    ManualCheck(
        "el-program-tablolari",
        _("Performans programının tabloları eksiksiz mi?"),
        Basis(
            Criterion.EXISTENCE,
            _(
                "Sayıştay bulgusu ({where}): eksik performans programı tabloları.",
                where=InTurkish("Pursaklar"),
            ),
            sources.TABLES_MISSING,
        ),
    ),
    ManualCheck(
        "el-veri-kayit",
        _("Sonuçların kaydedildiği bir sistem kurulmuş mu, kayıtlar güvenilir mi?"),
        Basis(
            Criterion.RELIABILITY,
            _(
                "Sayıştay bulgusu ({where}): kurulmamış veri kayıt sistemi.",
                where=InTurkish("Konak"),
            ),
            sources.NO_RECORDS,
        ),
    ),
)
