"""A small report with everything that a document may have to print."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from reports.official.report import (
    Cell,
    Look,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    labelled,
    money,
    number,
    percent,
    text,
)

MARKUP = "#let x = 1 *kalın* _eğik_ <w:p/> & $a$ @b = c"
HOSTILE = "önce\x00\x0b\ud800sonra \u202eters 😀 " + "ğ" * 300


def report(rows: int = 1) -> Report:
    """Return two sheets; the second has so many rows."""
    block = Section(
        (
            labelled("Amaç", MARKUP, 3),
            heads("Gösterge", "Değer", "Performans (%)"),
            Row(
                (
                    text("Şehir İğdır"),
                    number(Decimal("1234.5")),
                    percent(Decimal("75.75")),
                )
            ),
            Row((text(HOSTILE), number(None), percent(None))),
        ),
        "H1.1 Çocukları güçlendirmek",
    )
    long = Section(
        tuple(
            Row(
                (
                    text(f"satır {n}"),
                    money(Decimal(138155000)),
                    Cell(date(2024, 6, 30), Look.DATE),
                )
            )
            for n in range(rows)
        )
    )
    return Report(
        "Örnek Tablosu",
        ("Örnek Belediyesi", "Kurgusal veri."),
        (
            Sheet("İzleme", (40, 15, 15), (block,)),
            Sheet("Liste", (40, 20, 15), (long,), (heads("Ad", "Tutar", "Gün"),)),
        ),
        ("Girilmeyen boş kaldı.",),
    )
