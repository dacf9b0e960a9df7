"""The vocabulary of cards alone, on grids made by hand."""

from __future__ import annotations

from decimal import Decimal

from ingest.reading.cards import read_grids
from ingest.reading.grid import Cell, Grid
from plans.document import (
    Kind,
    Method,
    Severity,
)
from tests.reading.parks_card import (
    only_objective,
    reasons,
)


def grid(*rows: list[str | None]) -> Grid:
    """Return a ruled grid; None continues the cell to its left."""
    made: list[tuple[Cell | None, ...]] = []
    zero = Decimal(0)
    for row in rows:
        cells: list[Cell | None] = [None] * len(row)
        for at, text in enumerate(row):
            if text is not None:
                width = next(
                    (n for n in range(1, len(row) - at) if row[at + n] is not None),
                    len(row) - at,
                )
                line = Cell(text, 1)
                cells[at] = Cell(text, 1, lines=(line,), width=width)
        made.append(tuple(cells))
    return Grid(tuple(made), 1, (zero, zero, zero, zero))


HEAD: list[list[str | None]] = [
    ["Amaç", "A1: Bir", None, None],
    ["Hedef", "H1.1: İki", None, None],
]
TARGETS: list[list[str | None]] = [
    ["Performans Göstergeleri", "Hedefe Etkisi (%)", "2025", "2026"],
    ["PG1.1.1 Sayı (adet)", "100", "1", "2"],
]


def test_a_cost_table_by_year_inside_the_card_is_read() -> None:
    document = read_grids(
        [
            grid(
                *HEAD,
                *TARGETS,
                ["Maliyet Tahmini", "2025", "2026", "Toplam"],
                ["", "1.000 ₺", "2.000,50 TL", "3.000,50 ₺"],
            )
        ]
    )

    cost = only_objective(document).cost_estimate
    assert cost.by_year == {2025: 1000, 2026: Decimal("2000.5")}
    assert cost.total == Decimal("3000.5")


def test_unit_and_mark_may_have_columns_of_their_own() -> None:
    heading: list[str | None] = [
        "Gösterge Kodu",
        "Gösterge Adı",
        "Ölçü Birimi",
        "Kümülatif mi?",
        "Hedefe Etkisi",
        "2025",
    ]
    rows: list[list[str | None]] = [
        ["PG1.1.1", "Taşınan yolcu sayısı", "milyon kişi", "Evet", "70", "5"],
        ["PG1.1.2", "Memnuniyet oranı", "%", "Hayır", "30", "80"],
    ]
    wide: list[list[str | None]] = [[*row, None, None] for row in HEAD]

    first, second = only_objective(read_grids([grid(*wide, heading, *rows)])).indicators

    assert (first.name, first.unit, first.cumulative) == (
        "Taşınan yolcu sayısı",
        "milyon kişi",
        True,
    )
    assert (second.name, second.unit, second.cumulative) == (
        "Memnuniyet oranı",
        "%",
        False,
    )
    assert (first.method, second.method) == (Method.CUMULATIVE, Method.LEVEL)


def test_a_cost_with_a_lira_sign_is_read() -> None:
    document = read_grids(
        [grid(*HEAD, *TARGETS, ["Maliyet Tahmini", "138.155.000 ₺", None, None])]
    )

    assert only_objective(document).cost_estimate.total == 138155000


def test_a_doubtful_cost_is_null_with_an_issue() -> None:
    document = read_grids(
        [grid(*HEAD, *TARGETS, ["Maliyet Tahmini", "106.781,346 ₺", None, None])]
    )

    assert only_objective(document).cost_estimate.total is None
    assert reasons(document, "cost_estimate.total") == [
        (Severity.ERROR, "106.781,346 ₺")
    ]


def test_a_repeated_heading_of_the_same_card_begins_no_new_one() -> None:
    document = read_grids(
        [
            grid(*HEAD, *TARGETS),
            grid(*HEAD, TARGETS[0], ["PG1.1.2 Diğer (adet)", "0", "3", "4"]),
        ]
    )

    assert [one.code for one in only_objective(document).indicators] == [
        "PG1.1.1",
        "PG1.1.2",
    ]


def test_a_table_that_only_shares_words_with_a_card_is_none() -> None:
    lookalike = grid(
        ["Amaç", "Hedef", "Riskler", "Tespitler"], ["A1", "H1.1", "Kuraklık", "Yok"]
    )

    assert read_grids([lookalike]).kind is Kind.REFUSED


def test_a_code_that_occurs_twice_is_flagged_at_both_places() -> None:
    document = read_grids([grid(*HEAD, *TARGETS, TARGETS[1])])

    assert len(reasons(document, ".code")) == 2


def test_no_text_of_the_table_is_dropped_in_silence() -> None:
    document = read_grids(
        [grid(*HEAD, *TARGETS, ["Açıklama notu", "Veriler geçicidir", None, None])]
    )

    assert [fragment.text for fragment in document.unassigned] == [
        "Açıklama notu\nVeriler geçicidir"
    ]


def test_rows_without_ruling_lines_below_a_heading_are_kept_for_a_person() -> None:
    loose = Grid(((Cell("PG1.1.1 Sayı (adet)", 1), Cell("100 1 2", 1)),), 1)

    parts = grid(
        *([label, "x", None, None] for label in ("Riskler", "Tespitler", "İhtiyaçlar"))
    )
    kept = read_grids([grid(*HEAD, TARGETS[0]), loose, parts])
    assert [fragment.text for fragment in kept.unassigned] == [
        "PG1.1.1 Sayı (adet)\n100 1 2"
    ]
    assert [
        issue.severity for issue in kept.issues if issue.where.endswith(".indicators")
    ] == [Severity.WARNING]
