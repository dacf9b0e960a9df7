"""Indicators that stand in plates of their own: tiles and rows of a timeline, no table of cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.plate_labels import begins_plate, label_named
from plans.document import IndicatorEntry, Kind, PlanDocument
from tests.reading.test_unruled_pages import TITLE, Drawn, written

REST: list[Drawn] = [
    (40, 30, "Riskler"), (150, 30, "İhalelerin uzaması"),
    (40, 32, "Maliyet Tahmini"), (150, 32, "5.000.000 TL"),
]  # fmt: skip
GLASS = ("PG2.1.1", "Toplanan cam (ton)", "%60", ["8", "10", "20", "30"])
BINS = ("PG2.1.2", "Konan kumbara (adet)", "%40", ["-", "1", "2", "3"])
HEADS = ["Başlangıç Değeri (2024)", "2025", "2026", "2027"]
Told = tuple[str, str, str, list[str]]


def over_one_another(x: float, line: float, told: Told, *, up: bool) -> list[Drawn]:
    code, name, weight, values = told
    heads, figures = (line + 4, line + 3) if up else (line + 3, line + 4)
    places = [x, x + 105, x + 140, x + 175]
    return [
        (x, line, code), (x, line + 1, name), (x, line + 2, f"Hedefe Etkisi: {weight}"),
        *((at, heads, head) for at, head in zip(places, HEADS, strict=True)),
        *((at, figures, value) for at, value in zip(places, values, strict=True)),
    ]  # fmt: skip


def beside_one_another(x: float, line: float, told: Told) -> list[Drawn]:
    code, name, weight, values = told
    labels = ["Hedefe Etkisi (%)", *HEADS]
    return [
        (x, line, f"{code} {name}"),
        *((x, line + 1 + at, label) for at, label in enumerate(labels)),
        *((x + 150, line + 1 + at, v) for at, v in enumerate([weight, *values])),
    ]


def in_one_line(x: float, line: float, told: Told) -> list[Drawn]:
    code, name, weight, values = told
    pairs = zip(HEADS, values, strict=True)
    texts = [f"Hedefe Etkisi {weight}", *(f"{head}: {value}" for head, value in pairs)]
    return [
        (x, line, f"{code} {name}"),
        (x, line + 1, " · ".join(texts[:3])),
        (x, line + 2, " · ".join(texts[3:])),
    ]


def timeline(line: float, told: Told) -> list[Drawn]:
    code, name, weight, values = told
    places = [230, 350, 400, 450]
    return [
        (40, line + 0.5, f"{code} {name}"), (40, line + 1.5, f"Hedefe Etkisi {weight}"),
        *((at, line, head) for at, head in zip(places, HEADS, strict=True)),
        *((at, line + 1.1, value) for at, value in zip(places, values, strict=True)),
    ]  # fmt: skip


def facts(document: PlanDocument) -> list[tuple[object, ...]]:
    def of(one: IndicatorEntry) -> tuple[object, ...]:
        weight, targets = one.weight_percent, list(one.targets.values())
        return one.code, one.name, one.unit, weight, one.baseline_value, targets

    [goal] = document.goals
    return [of(one) for one in goal.objectives[0].indicators]


def targets(document: PlanDocument, at: int) -> list[Decimal | None]:
    """Return the targets of one indicator by year."""
    indicator = document.goals[0].objectives[0].indicators[at]
    return list(indicator.targets.values())


READ = [
    ("PG2.1.1", "Toplanan cam", "ton", Decimal(60), Decimal(8), [10, 20, 30]),
    ("PG2.1.2", "Konan kumbara", "adet", Decimal(40), None, [1, 2, 3]),
]
LAYOUTS: dict[str, list[Drawn]] = {
    "tiles, figures below": [
        *over_one_another(40, 8, GLASS, up=False),
        *over_one_another(320, 8, BINS, up=False),
    ],
    "tiles, figures above": [
        *over_one_another(40, 8, GLASS, up=True),
        *over_one_another(320, 8, BINS, up=True),
    ],
    "tiles below one another": [
        *over_one_another(40, 8, GLASS, up=False),
        *over_one_another(40, 15, BINS, up=False),
    ],
    "lists": [*beside_one_another(40, 8, GLASS), *beside_one_another(320, 8, BINS)],
    "in one line": [*in_one_line(40, 8, GLASS), *in_one_line(40, 13, BINS)],
    "timeline": [*timeline(8, GLASS), *timeline(12, BINS)],
}


@pytest.mark.parametrize("plates", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_each_plate_is_an_indicator(tmp_path: Path, plates: Sequence[Drawn]) -> None:
    document = written(tmp_path / "kart.pdf", [*TITLE, *plates, *REST])

    assert facts(document) == READ
    assert document.unassigned == ()


def test_what_stands_around_the_plates_is_read(tmp_path: Path) -> None:
    page = [*TITLE, *LAYOUTS["tiles, figures below"], *REST]

    [goal] = written(tmp_path / "kart.pdf", page).goals

    assert goal.objectives[0].responsible_unit == "Temizlik İşleri Müdürlüğü"
    assert goal.objectives[0].risks == ("İhalelerin uzaması",)
    assert goal.objectives[0].cost_estimate.total == Decimal(5_000_000)


def test_a_figure_is_cited_where_it_stands(tmp_path: Path) -> None:
    page = [*TITLE, *LAYOUTS["tiles, figures below"], *REST]

    [goal] = written(tmp_path / "kart.pdf", page).goals
    at = goal.objectives[0].indicators[1].citations["targets.2026"]

    assert (at.page, at.text) == (1, "2")
    assert at.box is not None
    assert 459 < at.box[0] < at.box[2] < 470


def test_a_blank_moves_no_figure_to_another_year(tmp_path: Path) -> None:
    plates = [one for one in LAYOUTS["tiles, figures below"] if one[2] != "20"]

    read = facts(written(tmp_path / "kart.pdf", [*TITLE, *plates, *REST]))

    assert read[0][-1] == [10, None, 30]


def test_figures_that_no_label_places_are_kept_for_a_person(tmp_path: Path) -> None:
    labels = {"2025", "2026"}
    plates = [
        one
        for one in LAYOUTS["tiles, figures below"]
        if one[2] not in labels or one[0] > 300
    ]

    document = written(tmp_path / "kart.pdf", [*TITLE, *plates, *REST])

    assert document.kind is Kind.PLAN
    assert [one[0] for one in facts(document)] == ["PG2.1.1", "PG2.1.2"]
    assert not any(targets(document, 0))
    assert {fragment.text for fragment in document.unassigned} == {
        "8",
        "10",
        "20",
        "30",
    }


def test_a_year_among_figures_is_a_figure(tmp_path: Path) -> None:
    told = (*GLASS[:3], ["2027", "2050", "2080", "2100"])
    plates = [
        *over_one_another(40, 8, told, up=False),
        *over_one_another(320, 8, BINS, up=False),
    ]

    read = facts(written(tmp_path / "kart.pdf", [*TITLE, *plates, *REST]))

    assert read[0][-2:] == (Decimal(2027), [2050, 2080, 2100])


def test_a_label_behind_a_name_is_none_of_it(tmp_path: Path) -> None:
    plates: list[Drawn] = [
        (40, 8, "PG2.1.1 Toplanan cam (ton) Hedefe Etkisi:"), (40, 9, "%60"),
        (40, 10, "2025: 10 · 2026: 20 · İzleme Sıklığı: 6 ayda"), (40, 11, "bir"),
    ]  # fmt: skip

    [goal] = written(tmp_path / "kart.pdf", [*TITLE, *plates, *REST]).goals
    [read] = goal.objectives[0].indicators

    assert (read.name, read.weight_percent) == ("Toplanan cam", Decimal(60))
    assert list(read.targets.values()) == [10, 20]
    assert read.monitoring_frequency == "6 ayda bir"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("PG1.1.1", True),
        ("1.1.1", True),
        ("• PG 1.1.1 Dikilen ağaç", True),
        ("12.5", False),
        ("12.500", False),
        ("01.01.2025", False),
        ("Dikilen ağaç", False),
    ],
)
def test_a_plate_begins_with_a_code(text: str, *, begins: bool) -> None:
    assert begins_plate(text) is begins


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("Hedefe Etkisi (%)", True),
        ("Ağırlık:", True),
        ("Başlangıç (2024)", True),
        ("2024 Gerçekleşme", True),
        ("1. Yıl (2025)", True),
        ("Toplanan atığın ağırlığı", False),
        ("Başlangıç düzeyinde eğitim alan kişi sayısı", False),
        ("2025 15", False),
        ("2.025", False),
    ],
)
def test_the_label_of_a_figure_names_it_and_nothing_else(
    text: str, *, is_label: bool
) -> None:
    assert (label_named(text) is not None) is is_label
