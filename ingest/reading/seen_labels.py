"""Labels and headings that a picture shows blurred: a cell that is almost one of them is taken for it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache

from ingest.reading.grid import Cell, Grid
from plans.turkish import heading_key

_LABELS = (
    "Performans Göstergeleri",
    "Performans Göstergesi",
    "Gösterge Adı",
    "Gösterge Kodu",
    "Hedefe Etkisi (%)",
    "Hedefe Etkisi",
    "Ölçü Birimi",
    "Plan Dönemi Başlangıç Değeri",
    "Başlangıç Değeri",
    "İzleme Sıklığı",
    "Raporlama Sıklığı",
    "Sorumlu Birim",
    "İşbirliği Yapılacak Birim(ler)",
    "İşbirliği Yapılacak Birimler",
    "Riskler",
    "Stratejiler",
    "Faaliyet ve Projeler",
    "Maliyet Tahmini",
    "Tahmini Maliyet",
    "Tespitler",
    "İhtiyaçlar",
    "Gerçekleşme Değeri",
    "Sapma Nedeni",
)
_KEYS = {heading_key(label): label for label in _LABELS}
_ALIKE = 0.8  # of the letters
_CERTAIN = Decimal("0.9")  # a cell seen better than this is what it says
_SHORTEST = 6  # letters


def with_labels(grid: Grid) -> Grid:
    """Return the grid with its blurred labels as they are written."""
    rows = tuple(tuple(cell and _labelled(cell) for cell in row) for row in grid.rows)
    return replace(grid, rows=rows)


def _labelled(cell: Cell) -> Cell:
    if cell.confidence is None or cell.confidence >= _CERTAIN:
        return cell
    label = _label(heading_key(cell.text))
    return replace(cell, text=label, lines=()) if label else cell


@cache
def _label(key: str) -> str | None:
    """Return the label that a heading is most like, None where it is one or is none."""
    if len(key) < _SHORTEST or key in _KEYS or any(map(str.isdigit, key)):
        return None
    alike = [
        (SequenceMatcher(None, known, key, autojunk=False).ratio(), label)
        for known, label in _KEYS.items()
        if abs(len(known) - len(key)) <= len(known) // 5
    ]
    likeness, label = max(alike, default=(0.0, ""))
    return label if likeness >= _ALIKE else None
