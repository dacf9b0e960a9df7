"""Pages that only blanks and boxes arrange: columns, labels, lists and headings without a ruled cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.reading.cards import read_pdf_cards
from plans.document import ObjectiveEntry, PlanDocument
from tests.drawing import paragraph_style

SIZE = 8
LEADING = 10
Drawn = tuple[float, float, str]  # x, lines below the top, text

TITLE: list[Drawn] = [
    (40, 0, "Amaç"), (150, 0, "A2 Temiz bir kent"),
    (40, 2, "Hedef"), (150, 2, "H2.1 Geri kazanımı artırmak"),
    (40, 4, "Sorumlu Birim"), (150, 4, "Temizlik İşleri Müdürlüğü"),
]  # fmt: skip
YEARS = [(320 + 40 * at, str(2025 + at)) for at in range(5)]


def figures(line: float, *values: str) -> list[Drawn]:
    return [(x + 5, line, value) for (x, _), value in zip(YEARS, values, strict=True)]


def heading(line: float) -> list[Drawn]:
    return [
        (40, line, "Performans Göstergeleri"), (230, line, "Hedefe Etkisi (%)"),
        *((x, line, year) for x, year in YEARS),
    ]  # fmt: skip


TABLE: list[Drawn] = [
    *heading(8),
    (40, 10, "PG2.1.1 Toplanan cam (ton)"), (250, 10, "60"),
    *figures(10, "10", "20", "30", "40", "50"),
    (40, 12, "PG2.1.2 Konan kumbara (adet)"), (250, 12, "40"),
    *figures(12, "1", "2", "3", "4", "5"),
]  # fmt: skip


def written(path: Path, *pages: Sequence[Drawn]) -> PlanDocument:
    """Write each text at its place; return what is read of it."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in pages:
        canvas.setFont(paragraph_style(SIZE).fontName, SIZE)
        for x, line, text in page:
            canvas.drawString(x, A4[1] - 60 - line * LEADING, text)
        canvas.showPage()
    canvas.save()
    return read_pdf_cards(path)


def only(document: PlanDocument) -> ObjectiveEntry:
    ((_, found),) = document.objectives()
    return found


def reasons(document: PlanDocument) -> list[str]:
    return [issue.reason for issue in document.issues]


def test_a_table_of_one_row_and_two_years_is_read(tmp_path: Path) -> None:
    table: list[Drawn] = [
        (40, 8, "Performans Göstergeleri"), (300, 8, "Hedefe Etkisi (%)"), (400, 8, "2025"), (460, 8, "2026"),
        (40, 10, "PG2.1.1 Toplanan cam miktarı (ton)"), (320, 10, "100"), (402, 10, "10"), (462, 10, "20"),
    ]  # fmt: skip

    found = only(written(tmp_path / "kart.pdf", [*TITLE, *table]))

    assert [dict(one.targets) for one in found.indicators] == [{2025: 10, 2026: 20}]
    assert found.indicators[0].weight_percent == 100


def test_words_over_the_years_hide_no_column(tmp_path: Path) -> None:
    over: list[Drawn] = [(345, 7, "Yıllara Göre Hedeflenen Değerler")]

    found = only(written(tmp_path / "kart.pdf", [*TITLE, *over, *TABLE]))

    assert [one.targets[2027] for one in found.indicators] == [30, 3]


def test_two_cards_beside_one_another_are_read_one_after_the_other(
    tmp_path: Path,
) -> None:
    def card(x: float, number: int) -> list[Drawn]:
        return [
            (x, 0, "Amaç"), (x, 1, "A2 Temiz bir kent"),
            (x, 3, "Hedef"), (x, 4, f"H2.{number} Geri kazanımı artırmak"),
            (x, 6, "Sorumlu Birim"), (x, 7, "Temizlik İşleri Müdürlüğü"),
            (x, 10, "Gösterge"), (x + 120, 10, "Etkisi"), (x + 160, 10, "2025"), (x + 200, 10, "2026"),
            (x, 12, f"PG2.{number}.1 Toplanan cam (ton)"), (x + 122, 12, "100"), (x + 162, 12, f"{number}0"), (x + 202, 12, f"{number}5"),
            (x, 15, "Riskler"), (x, 16, f"• Risk {number}"),
        ]  # fmt: skip

    document = written(tmp_path / "kart.pdf", [*card(30, 1), *card(310, 2)])

    cards = [found for _, found in document.objectives()]
    assert [one.code for one in cards] == ["H2.1", "H2.2"]
    assert [one.risks for one in cards] == [("Risk 1",), ("Risk 2",)]
    assert [dict(one.indicators[0].targets) for one in cards] == [
        {2025: 10, 2026: 15},
        {2025: 20, 2026: 25},
    ]


def test_sections_left_of_the_table_are_no_rows_of_it(tmp_path: Path) -> None:
    table: list[Drawn] = [
        (x + (95 if x < 100 else 0), line, text) for x, line, text in TABLE
    ]
    side: list[Drawn] = [
        (40, 8, "Riskler"), (40, 9, "• Maliyet artışı"),
        (40, 11, "Tespitler"), (40, 12, "• Kumbara azdır"),
    ]  # fmt: skip
    narrow = [
        (
            x,
            line,
            text.replace("Performans Göstergeleri", "Gösterge")
            .replace("Toplanan cam", "Cam")
            .replace("Konan kumbara", "Kap"),
        )
        for x, line, text in table
    ]

    found = only(written(tmp_path / "kart.pdf", [*TITLE, *side, *narrow]))

    assert found.risks == ("Maliyet artışı",)
    assert found.findings == ("Kumbara azdır",)
    assert [one.targets[2029] for one in found.indicators] == [50, 5]


@pytest.mark.parametrize(
    "label", [("Riskler",), ("İşbirliği", "Yapılacak", "Birimler")]
)
def test_a_label_at_the_middle_of_its_list_heads_all_of_it(
    tmp_path: Path, label: tuple[str, ...]
) -> None:
    texts = ("• Fen İşleri Müdürlüğü", "• Zabıta Müdürlüğü", "• Hukuk İşleri Müdürlüğü")
    listed: list[Drawn] = [(150, 16 + at, text) for at, text in enumerate(texts)]
    labelled: list[Drawn] = [
        (40, 17 - (len(label) - 1) / 2 + at, line) for at, line in enumerate(label)
    ]
    below: list[Drawn] = [(40, 22, "Tespitler"), (150, 22, "• Kumbara azdır")]

    found = only(
        written(tmp_path / "kart.pdf", [*TITLE, *TABLE, *listed, *labelled, *below])
    )

    names = tuple(text[2:] for text in texts)
    assert (found.risks or found.cooperating_units) == names
    assert found.findings == ("Kumbara azdır",)


def test_lines_without_signs_are_items_where_they_had_room(tmp_path: Path) -> None:
    listed: list[Drawn] = [
        (40, 16, "Riskler"),
        (150, 16, "Maliyetlerin artması"),
        (150, 17.6, "Kamulaştırmanın gecikmesi ve bu nedenle yatırımların zamanında"),
        (150, 18.6, "tamamlanamaması"),
        (150, 20.2, "Personel eksikliği"),
    ]

    found = only(written(tmp_path / "kart.pdf", [*TITLE, *TABLE, *listed]))

    assert found.risks == (
        "Maliyetlerin artması",
        "Kamulaştırmanın gecikmesi ve bu nedenle yatırımların zamanında tamamlanamaması",
        "Personel eksikliği",
    )


def test_costs_below_their_years_are_read(tmp_path: Path) -> None:
    years = [(150 + 70 * at, str(2025 + at)) for at in range(5)]
    cost: list[Drawn] = [
        (40, 16, "Maliyet Tahmini"),
        *((x, 18, year) for x, year in years), (500, 18, "Toplam"),
        *((x, 19, "1.000.000 TL") for x, _ in years), (500, 19, "5.000.000 TL"),
    ]  # fmt: skip

    found = only(written(tmp_path / "kart.pdf", [*TITLE, *TABLE, *cost]))

    assert found.cost_estimate.total == 5_000_000
    assert found.cost_estimate.by_year is not None
    assert set(found.cost_estimate.by_year.values()) == {Decimal(1_000_000)}


def test_figures_under_no_heading_are_told_and_not_taken(tmp_path: Path) -> None:
    table = [one for one in TABLE if one[2] != "2027"]

    document = written(tmp_path / "kart.pdf", [*TITLE, *table])

    found = only(document)
    assert all(2027 not in one.targets for one in found.indicators)
    assert [dict(one.targets)[2028] for one in found.indicators] == [40, 4]
    told = [issue for issue in document.issues if "başlığı okunamadı" in issue.reason]
    assert [issue.text for issue in told] == ["30", "3"]


def test_a_year_that_heads_two_columns_is_told(tmp_path: Path) -> None:
    table = [(x, line, "2026" if text == "2027" else text) for x, line, text in TABLE]

    document = written(tmp_path / "kart.pdf", [*TITLE, *table])

    assert sum("iki sütunun" in reason for reason in reasons(document)) == 2
    assert [one.targets[2026] for one in only(document).indicators] == [20, 2]


def test_a_figure_between_two_columns_is_no_value_of_either(tmp_path: Path) -> None:
    table = [(x + (22 if text == "30" else 0), line, text) for x, line, text in TABLE]

    document = written(tmp_path / "kart.pdf", [*TITLE, *table])

    first, second = only(document).indicators
    assert first.targets.get(2027) is None
    assert first.targets.get(2028) in (None, 40)
    assert second.targets[2027] == 3


def test_a_goal_by_its_code_alone_begins_a_page(tmp_path: Path) -> None:
    first = [*TITLE, *TABLE, (40.0, 16.0, "Riskler"), (150.0, 16.0, "• Maliyet artışı")]
    second: list[Drawn] = [
        (40, 0, "A3 Yeşil bir kent"), (40, 2, "H3.1 Parkları çoğaltmak"),
        (40, 4, "Sorumlu Birim"), (150, 4, "Park ve Bahçeler Müdürlüğü"),
        *((x, line, text.replace("PG2.1", "PG3.1")) for x, line, text in TABLE),
    ]  # fmt: skip

    document = written(tmp_path / "kart.pdf", first, second)

    assert [goal.title for goal in document.goals] == [
        "Temiz bir kent",
        "Yeşil bir kent",
    ]
    assert document.goals[0].objectives[0].risks == ("Maliyet artışı",)


def test_a_slanting_mark_over_the_page_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "kart.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont(paragraph_style(SIZE).fontName, SIZE)
    for x, line, text in (*TITLE, *TABLE):
        canvas.drawString(x, A4[1] - 60 - line * LEADING, text)
    canvas.translate(150, 640)
    canvas.rotate(35)
    canvas.setFont(paragraph_style(70).fontName, 70)
    canvas.drawString(0, 0, "TASLAK")
    canvas.save()

    found = only(read_pdf_cards(path))

    assert found.responsible_unit == "Temizlik İşleri Müdürlüğü"
    assert [one.targets[2029] for one in found.indicators] == [50, 5]
