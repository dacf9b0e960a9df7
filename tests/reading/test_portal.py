"""Pages of the participation portal: the three of the source documents, more real ones, and their defects."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.grid import Line
from ingest.reading.headings import Mark, marks
from ingest.reading.portal import looks_like_portal, read_portal
from ingest.reading.text import read_lines
from plans.document import (
    IndicatorEntry,
    Method,
    ObjectiveEntry,
    PlanDocument,
    Severity,
)
from plans.turkish import tidy

FIXTURES = Path(__file__).parents[2] / "fixtures"
SOURCES = [
    FIXTURES / "sources" / name
    for name in (
        "izmir-bb-hedef-4-3.txt",
        "izmir-bb-hedef-4-2.txt",
        "istanbul-bb-hedef-5-2.txt",
    )
]
PAGES = [*SOURCES, *sorted((FIXTURES / "portal").glob("*.txt"))]

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


def read_file(path: Path) -> PlanDocument:
    return read(path.read_text(encoding="utf-8"))


def only_objective(document: PlanDocument) -> ObjectiveEntry:
    ((_, objective),) = document.objectives()
    return objective


def indicators(document: PlanDocument) -> list[IndicatorEntry]:
    return [entry for _, entry in document.indicators()]


def reasons(document: PlanDocument, where: str) -> list[str]:
    return [issue.reason for issue in document.issues if issue.where == where]


def test_the_first_izmir_page_is_read_whole() -> None:
    document = read_file(SOURCES[0])
    (goal,) = document.goals
    objective = only_objective(document)

    assert (goal.code, goal.printed_code, goal.published_completion) == (
        "A4",
        "AMAÇ 04",
        Decimal(47),
    )
    assert goal.title is not None
    assert goal.title.startswith("İzmirlileri kendilerine")
    assert (objective.code, objective.printed_code) == ("H4.3", "HEDEF 4.3")
    assert objective.responsible_unit == "Sosyal Hizmetler Dairesi Başkanlığı"
    assert objective.cooperating_units == (
        "Sosyal Projeler Dairesi Başkanlığı",
        "Etüd ve Projeler Dairesi Başkanlığı",
    )
    assert objective.cost_estimate.total == Decimal("688146210")
    assert [
        len(texts) for texts in (objective.risks, objective.findings, objective.needs)
    ] == [2, 3, 4]
    assert [entry.code for entry in objective.indicators] == [
        f"PG4.3.{n}" for n in range(1, 9)
    ]
    assert [entry.weight_percent for entry in objective.indicators] == [
        10,
        10,
        20,
        5,
        15,
        10,
        25,
        5,
    ]
    assert [entry.unit for entry in objective.indicators] == [
        "kişi",
        "kişi",
        "₺",
        "kişi",
        "kişi",
        "kişi",
        "adet",
        "%",
    ]
    assert {entry.data_year for entry in objective.indicators} == {2022}
    assert objective.indicators[2].name == "Yapılan Nakdi Yardım Tutarı"
    assert document.issues == ()


def test_the_second_izmir_page_has_eleven_indicators_that_weigh_a_hundred() -> None:
    document = read_file(SOURCES[1])

    assert only_objective(document).cost_estimate.total == Decimal("425933893.75")
    assert [entry.code for entry in indicators(document)][-2:] == [
        "PG4.2.10",
        "PG4.2.11",
    ]
    assert sum(entry.weight_percent or 0 for entry in indicators(document)) == 100


def test_a_line_joined_by_ampersands_is_several_items() -> None:
    document = read_file(SOURCES[2])
    objective = only_objective(document)

    assert len(objective.findings) == len(objective.needs) == 5
    assert objective.findings[1] == "Hızlı Kentleşme ve Göç Sorununun Varlığı"
    assert objective.needs[0].endswith("Politikalar Geliştirilmesi")
    assert objective.citations["findings.1"].confidence == Decimal("0.8")
    assert len(reasons(document, "goals[0].objectives[0].findings[0]")) == 1


def test_the_method_is_proposed_from_the_print() -> None:
    document = read_file(SOURCES[2])
    first, second, _, last = indicators(document)

    assert (first.unit, first.cumulative, first.method) == (
        "adet",
        True,
        Method.CUMULATIVE,
    )
    assert (second.cumulative, second.method) == (None, Method.ANNUAL)
    assert last.method is Method.LEVEL
    assert reasons(document, "goals[0].objectives[0].indicators[1].method")


def test_every_value_says_on_which_line_it_stands() -> None:
    document = read_file(SOURCES[0])
    (goal,) = document.goals
    objective = only_objective(document)
    indicator = objective.indicators[0]

    assert goal.citations["published_completion"].line == 6
    assert (
        objective.citations["cost_estimate.total"].line,
        objective.citations["cost_estimate.total"].text,
    ) == (
        27,
        "688.146.210,0 ₺",
    )
    assert [objective.citations[f"needs.{n}"].line for n in range(4)] == [
        34,
        35,
        36,
        37,
    ]
    assert [
        indicator.citations[name].line
        for name in ("code", "data_year", "name", "unit", "weight_percent")
    ] == [
        38,
        39,
        40,
        40,
        42,
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_line_of_a_page_disappears(path: Path) -> None:
    lines = lines_of(path.read_text(encoding="utf-8"))
    document = read_portal(lines)
    (goal,) = document.goals
    objective = only_objective(document)
    cited = {c.line for c in [*goal.citations.values(), *objective.citations.values()]}
    cited |= {
        c.line for entry in objective.indicators for c in entry.citations.values()
    }
    kept = {
        text for fragment in document.unassigned for text in fragment.text.splitlines()
    }

    def is_accounted_for(mark: Mark) -> bool:
        is_heading = mark.part is not None and not mark.rest and mark.code is None
        return is_heading or mark.line.line in cited or tidy(mark.line.text) in kept

    assert [mark.line.text for mark in marks(lines) if not is_accounted_for(mark)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_real_page_is_known_as_one_of_the_portal(path: Path) -> None:
    assert looks_like_portal(lines_of(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("name", "weights", "warning"),
    [
        ("19.3605.0.4.3", [0, 3, 6, 0, 43, 34, 11], "%97"),
        ("19.3605.0.6.1", [40, 40, 19, 0], "%99"),
    ],
)
def test_weights_that_do_not_sum_to_a_hundred_and_repeated_codes_are_warnings(
    name: str, weights: list[int], warning: str
) -> None:
    document = read_file(FIXTURES / "portal" / f"{name}.txt")
    where = "goals[0].objectives[0].indicators"

    assert [entry.weight_percent for entry in indicators(document)] == weights
    assert [warning in reason for reason in reasons(document, where)] == [True]
    assert (
        len(reasons(document, f"{where}[1].code"))
        == len(reasons(document, f"{where}[3].code"))
        == 1
    )
    assert reasons(document, f"{where}[3].weight_percent") != []
    assert {entry.data_year for entry in indicators(document)} == {None}
    assert Severity.ERROR not in {issue.severity for issue in document.issues}


def test_a_plain_sentence_under_a_heading_is_one_item() -> None:
    document = read_file(FIXTURES / "portal" / "19.3500.0.4.1.txt")
    objective = only_objective(document)

    assert objective.cooperating_units == ("Strateji Geliştirme Dairesi Başkanlığı",)
    assert [
        len(texts) for texts in (objective.risks, objective.findings, objective.needs)
    ] == [1, 1, 1]
    assert document.issues == ()


def test_the_head_of_the_page_is_kept_as_one_fragment() -> None:
    document = read(PAGE)

    assert [fragment.text for fragment in document.unassigned] == [
        "Bu proje Avrupa Birliği tarafından finanse edilmektedir.\nYÜZÖLÇÜMÜ: 5.461 km² NÜFUS: 15.655.924"
    ]
    assert (document.institution, document.period, document.issues) == (None, None, ())


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("Maliyet Tahmini", "Tahmini Maliyet"),
        ("İşbirliği Yapacak Birim(ler)", "İş Birliği Yapılacak Birim (ler)"),
        ("İşbirliği Yapacak Birim(ler)", "İşbirliği Yapılacak\nBirim(ler)"),
        ("Riskler", "RİSKLER"),
        ("İhtiyaçlar", "IHTIYAÇLAR"),
        ("HEDEFE ETKİSİ\n%60", "Hedefe Etkisi (%)\n60"),
        ("HEDEFE ETKİSİ\n%60", "HEDEFE ETKİSİ %60"),
        ("Sorumlu birim\n", "Sorumlu Birim: "),
        (" • ", "● "),
        (" • ", "- "),
        ("688.146.210,0 ₺", "688.146.210\n TL"),
        ("AMAÇ 04", "Amaç 4:"),
        ("AMAÇ 04", "AMAÇ\n04"),
        ("PERFORMANS 4.3.1", "PERFORMANS\n4.3.1"),
        ("\n", "\r\n"),
    ],
)
def test_other_spellings_of_a_page_read_the_same(printed: str, instead: str) -> None:
    assert printed in PAGE
    document = read(PAGE.replace(printed, instead))

    assert (document.goals[0].code, document.goals[0].published_completion) == (
        "A4",
        Decimal(47),
    )
    assert _bare(only_objective(document)) == _bare(only_objective(read(PAGE)))
    assert document.issues == ()


def _bare(objective: ObjectiveEntry) -> list[object]:
    lists = [
        objective.cooperating_units,
        objective.risks,
        objective.findings,
        objective.needs,
    ]
    rows = [
        (entry.code, entry.name, entry.unit, entry.weight_percent)
        for entry in objective.indicators
    ]
    return [
        objective.title,
        objective.responsible_unit,
        objective.cost_estimate,
        *lists,
        rows,
    ]


def test_full_width_digits_and_invisible_marks_read_as_ordinary_ones() -> None:
    wide = "4.3".translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    document = read(PAGE.replace("HEDEF 4.3", f"Hedef 【\ufeff{wide}】"))

    assert only_objective(document).code == "H4.3"


def test_an_empty_section_is_a_notice() -> None:
    document = read(PAGE.replace(" • Kaynak yetersizliği\n", ""))

    assert only_objective(document).risks == ()
    assert [issue.severity for issue in document.issues] == [Severity.NOTICE]
    assert document.issues[0].where == "goals[0].objectives[0].risks"


@pytest.mark.parametrize(
    ("gone", "where"),
    [
        (
            "Maliyet Tahmini\n688.146.210,0 ₺\n",
            "goals[0].objectives[0].cost_estimate.total",
        ),
        ("688.146.210,0 ₺\n", "goals[0].objectives[0].cost_estimate.total"),
        (
            "Sorumlu birim\nSosyal Hizmetler Dairesi Başkanlığı\n",
            "goals[0].objectives[0].responsible_unit",
        ),
        ("HEDEFE ETKİSİ\n%60\n", "goals[0].objectives[0].indicators[0].weight_percent"),
        (" ( kişi )", "goals[0].objectives[0].indicators[0].unit"),
        ("Kent hakkını güçlendirmek\n", "goals[0].title"),
        ("Eşitsizlikleri azaltmak\n", "goals[0].objectives[0].title"),
    ],
)
def test_what_is_expected_and_not_there_is_a_warning(gone: str, where: str) -> None:
    assert gone in PAGE
    document = read(PAGE.replace(gone, ""))

    assert [(issue.where, issue.severity) for issue in document.issues] == [
        (where, Severity.WARNING)
    ]


def test_a_cost_that_is_not_certain_is_no_cost() -> None:
    document = read(PAGE.replace("688.146.210,0 ₺", "106.781,346 ₺"))
    (issue,) = document.issues

    assert only_objective(document).cost_estimate.total is None
    assert (issue.where, issue.text) == (
        "goals[0].objectives[0].cost_estimate.total",
        "106.781,346 ₺",
    )
    assert issue.citation is not None
    assert issue.citation.line == 17


@pytest.mark.parametrize(
    "place", ["PERFORMANS 4.3.2 (KALDIRILDI)\n", "PERFORMANS 4.3.2\n(Kaldırıldı) "]
)
def test_a_withdrawn_indicator_needs_no_weight_and_no_bars(place: str) -> None:
    page = (
        PAGE.replace("PERFORMANS 4.3.2\n2022\n", place)
        .replace("HEDEFE ETKİSİ\n%40\n", "")
        .replace("%60", "%100")
    )
    document = read(page)
    entry = indicators(document)[1]

    assert (entry.withdrawn, entry.name, entry.unit, entry.weight_percent) == (
        True,
        "Açılan Merkez Sayısı",
        "adet",
        None,
    )
    assert document.issues == ()


def test_figures_under_the_bars_are_those_of_the_tagged_year() -> None:
    page = PAGE.replace(
        "HEDEFLENEN\nGERÇEKLEŞEN", "HEDEFLENEN\n15.000\nGERÇEKLEŞEN\n13.654", 1
    )
    entry = indicators(read(page))[0]
    (actual,) = entry.actuals

    assert entry.targets == {2022: 15000}
    assert (actual.year, actual.period, actual.value) == (2022, "YEAR", Decimal(13654))
    assert actual.citation is not None
    assert actual.citation.text == "13.654"


def test_figures_without_a_year_are_left_to_a_person() -> None:
    page = PAGE.replace("2022\n", "").replace("HEDEFLENEN\n", "HEDEFLENEN\n15.000\n", 1)
    document = read(page)

    assert indicators(document)[0].targets == {}
    assert [(issue.where, issue.text) for issue in document.issues] == [
        ("goals[0].objectives[0].indicators[0].targets", "15.000")
    ]


def test_a_line_that_nothing_explains_is_kept_with_an_issue() -> None:
    document = read(
        PAGE.replace(
            "İNCELE\nPERFORMANS 4.3.2", "İNCELE\nGörüş Bildir\nPERFORMANS 4.3.2"
        )
    )
    stray = document.unassigned[-1]

    assert (stray.text, stray.where) == ("Görüş Bildir", "goals[0].objectives[0]")
    assert [issue.text for issue in document.issues] == ["Görüş Bildir"]


def test_two_pages_of_one_goal_in_one_file_are_one_goal() -> None:
    second = PAGE.replace("4.3", "4.2").replace(
        "Eşitsizlikleri azaltmak", "Eşitliği desteklemek"
    )
    document = read(PAGE + second)

    assert [[o.code for o in goal.objectives] for goal in document.goals] == [
        ["H4.3", "H4.2"]
    ]
    assert document.issues == ()


def test_pages_of_two_goals_in_one_file_are_two_goals() -> None:
    second = PAGE.replace("4.3", "5.1").replace("AMAÇ 04", "AMAÇ 05")
    document = read(PAGE + second)

    assert [[o.code for o in goal.objectives] for goal in document.goals] == [
        ["H4.3"],
        ["H5.1"],
    ]
    assert document.issues == ()


def test_a_code_under_the_wrong_heading_is_a_warning() -> None:
    document = read(PAGE.replace("PERFORMANS 4.3.2", "PERFORMANS 4.4.2"))

    assert [issue.where for issue in document.issues] == [
        "goals[0].objectives[0].indicators[1].code"
    ]


def test_a_sentence_that_begins_like_a_heading_is_none() -> None:
    document = read(
        PAGE.replace(" • Talebin artması", "Hedef 4.3 kapsamında talep artıyor")
    )

    assert only_objective(document).findings == ("Hedef 4.3 kapsamında talep artıyor",)
