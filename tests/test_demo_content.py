"""The fictional plan of Örnek Belediyesi: whole, consistent, and of nobody real."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal

import pytest

from plans.document import Direction, Kind, Method, Origin, PlanDocument
from tests.demo_files import FILES, Entry, demo_plan, in_force, json_of, text_of

# The words of this text are the provinces of Türkiye.
PROVINCES = re.findall(
    r"\w+",
    """
Adana Adıyaman Afyonkarahisar Ağrı Amasya Ankara Antalya Artvin Aydın Balıkesir Bilecik
Bingöl Bitlis Bolu Burdur Bursa Çanakkale Çankırı Çorum Denizli Diyarbakır Edirne Elazığ
Erzincan Erzurum Eskişehir Gaziantep Giresun Gümüşhane Hakkari Hatay Isparta Mersin
İstanbul İzmir Kars Kastamonu Kayseri Kırklareli Kırşehir Kocaeli Konya Kütahya Malatya
Manisa Kahramanmaraş Mardin Muğla Muş Nevşehir Niğde Ordu Rize Sakarya Samsun Siirt Sinop
Sivas Tekirdağ Tokat Trabzon Tunceli Şanlıurfa Uşak Van Yozgat Zonguldak Aksaray Bayburt
Karaman Kırıkkale Batman Şırnak Bartın Ardahan Iğdır Yalova Karabük Kilis Osmaniye Düzce
""",
)


@pytest.fixture(scope="module")
def plan() -> PlanDocument:
    return demo_plan()


@pytest.fixture(scope="module")
def people() -> Entry:
    entries: Entry = json_of("ornek/people.json")
    return entries


def test_the_plan_has_the_size_that_its_pages_state(plan: PlanDocument) -> None:
    objectives = [objective for _path, objective in plan.objectives()]

    assert plan.kind is Kind.PLAN
    assert plan.source is None
    assert [len(goal.objectives) for goal in plan.goals] == [4, 5, 3, 4, 3]
    assert sum(len(in_force(objective)) for objective in objectives) == 84
    assert sum(objective.cost_estimate.total or 0 for objective in objectives) == (
        1_942_680_000
    )


def test_the_fourth_goal_is_the_one_of_the_drawn_pages(plan: PlanDocument) -> None:
    goal = plan.goals[3]

    assert goal.code == "A4"
    assert [len(objective.indicators) for objective in goal.objectives] == [5, 4, 6, 3]
    assert sum(o.cost_estimate.total or 0 for o in goal.objectives) == 412_900_000
    assert goal.objectives[0].cost_estimate.total == 138_155_000


def test_every_card_is_full(plan: PlanDocument) -> None:
    for _path, card in plan.objectives():
        assert card.title
        assert card.responsible_unit
        assert 2 <= len(card.risks) <= 5, card.code
        sections = (card.cooperating_units, card.activities, card.findings, card.needs)
        assert all(len(section) >= 2 for section in sections), card.code
        for indicator in card.indicators:
            assert indicator.data_source
            assert indicator.monitoring_frequency
            assert indicator.reporting_frequency == "Yılda bir"


def test_costs_by_year_add_up_to_the_total(plan: PlanDocument) -> None:
    by_year = [o.cost_estimate for _path, o in plan.objectives()]
    printed = [cost for cost in by_year if cost.by_year]

    assert len(printed) == 6
    for cost in printed:
        assert sum(value or 0 for value in (cost.by_year or {}).values()) == cost.total


def test_weights_add_up_to_100_but_where_they_are_wrong_on_purpose(
    plan: PlanDocument,
) -> None:
    sums = {
        objective.code: sum(i.weight_percent or 0 for i in in_force(objective))
        for _path, objective in plan.objectives()
    }

    assert {code: total for code, total in sums.items() if total != 100} == {
        "H2.2": 97,
        "H3.3": 0,
    }


def test_one_card_prints_no_weights_and_one_a_weight_of_zero(
    plan: PlanDocument,
) -> None:
    weights = {
        objective.code: [i.weight_percent for i in objective.indicators]
        for _path, objective in plan.objectives()
    }

    assert weights["H3.3"] == [None] * 4
    assert [code for code, card in weights.items() if 0 in card] == ["H3.2"]


def test_every_method_and_direction_occurs(plan: PlanDocument) -> None:
    rows = [indicator for _path, indicator in plan.indicators()]

    assert {row.method for row in rows} == set(Method)
    assert {row.direction for row in rows} == set(Direction)
    assert [row.code for row in rows if row.method is Method.DATA_ONLY] == ["PG1.2.4"]
    assert all(row.tolerance for row in rows if row.method is Method.MAINTAIN)


def test_baselines_are_missing_not_applicable_half_yearly_or_equal_to_the_target(
    plan: PlanDocument,
) -> None:
    rows = {indicator.code: indicator for _path, indicator in plan.indicators()}

    assert rows["PG1.1.5"].baseline_value is None
    assert rows["PG5.1.4"].baseline_not_applicable
    assert rows["PG4.1.1"].baseline_label == "2019 (6 aylık)"
    assert rows["PG4.1.4"].baseline_label == "2019 (6 aylık)"
    assert rows["PG3.3.2"].baseline_value == rows["PG3.3.2"].targets[2023] == 12


def test_one_code_is_printed_twice_and_one_passes_to_a_replacement(
    plan: PlanDocument,
) -> None:
    counts = Counter(indicator.code for _path, indicator in plan.indicators())
    gone, replacement = (i for _path, i in plan.indicators() if i.code == "PG3.1.4")

    assert {code for code, count in counts.items() if count > 1} == {
        "PG2.3.1",
        "PG3.1.4",
    }
    assert (gone.withdrawn, gone.introduced_in, gone.withdrawn_in) == (True, 0, 1)
    assert (replacement.introduced_in, replacement.withdrawn_in) == (1, None)
    assert sorted(replacement.targets) == [2023, 2024]


def test_the_update_changed_weights_and_a_tolerance(plan: PlanDocument) -> None:
    changed = {i.code: i for _path, i in plan.indicators() if i.terms}

    assert [(r.number, r.adopted_on, r.decision_number) for r in plan.revisions] == [
        (0, "2019-11-06", "2019/96"),
        (1, "2023-09-07", "2023/112"),
    ]
    assert {
        code: [(t.weight_percent, t.tolerance) for t in row.terms]
        for code, row in changed.items()
    } == {
        "PG1.2.1": [(30, None), (40, None)],
        "PG1.2.3": [(40, None), (30, None)],
        "PG1.3.3": [(20, Decimal("1.5")), (20, 2)],
    }
    for row in changed.values():
        assert row.terms[-1].weight_percent == row.weight_percent
        assert row.terms[-1].tolerance == row.tolerance


def test_weights_before_the_update_add_up_too(plan: PlanDocument) -> None:
    objective = plan.goals[0].objectives[1]

    before = [i.terms[0] if i.terms else i for i in objective.indicators]

    assert sum(terms.weight_percent or 0 for terms in before) == 100


def test_the_lowered_target_keeps_its_whole_history(plan: PlanDocument) -> None:
    row = next(i for _path, i in plan.indicators() if i.code == "PG4.1.4")
    history = [(t.year, str(t.value), t.origin.value) for t in row.target_revisions]
    updates = {t.year: t for t in row.target_revisions if t.origin is not Origin.PLAN}

    assert history == [
        (2020, "50", "plan"),
        (2021, "100", "plan"),
        (2022, "150", "plan"),
        (2022, "140", "update"),
        (2023, "200", "plan"),
        (2023, "180", "update"),
        (2024, "250", "plan"),
        (2024, "210", "update"),
    ]
    assert row.targets == {2020: 50, 2021: 100, 2022: 140, 2023: 180, 2024: 210}
    assert updates[2022].recorded_at == "2023-03-11"  # after 2022 had ended
    assert updates[2022].decision_number == "2023/31"
    assert updates[2023].recorded_at == updates[2024].recorded_at == "2023-09-14"


def test_targets_in_force_follow_from_their_history(plan: PlanDocument) -> None:
    with_history = [i for _path, i in plan.indicators() if i.target_revisions]

    assert len(with_history) == 4
    for row in with_history:
        binding = [t for t in row.target_revisions if t.origin is not Origin.PROGRAMME]
        assert {t.year: t.value for t in binding} == row.targets
        for target in row.target_revisions:
            assert target.origin is Origin.PLAN or target.reason


def test_one_year_has_a_programme_target_of_its_own(plan: PlanDocument) -> None:
    programme = [
        (row.code, target.year, str(target.value), str(row.targets[target.year]))
        for _path, row in plan.indicators()
        for target in row.target_revisions
        if target.origin is Origin.PROGRAMME
    ]

    assert programme == [("PG4.2.1", 2024, "1350", "1400")]


def test_context_says_of_itself_that_it_is_fictional(
    plan: PlanDocument, people: Entry
) -> None:
    subjects = {row.subject for row in plan.statistics}
    codes = {objective.code for _path, objective in plan.objectives()}

    assert all(row.sentence.startswith("Kurgusal veri:") for row in plan.statistics)
    assert {link["statistic"] for link in people["statistic_links"]} == subjects
    for link in people["statistic_links"]:
        assert set(link["objectives"]) <= codes


def test_the_municipality_is_marked_as_fictional(people: Entry) -> None:
    place = people["municipality"]

    assert (place["slug"], place["is_fictional"], place["code"]) == ("ornek", True, "")
    assert (place["population"], place["population_year"]) == (214360, 2023)


def test_units_and_people_fit_the_plan(plan: PlanDocument, people: Entry) -> None:
    units = people["units"]
    usernames = {user["username"] for user in people["users"]}
    memberships = {
        (row["user"], row["role"], row["unit"]) for row in people["memberships"]
    }

    assert len(units) == len(set(units)) == 15
    assert {o.responsible_unit for _path, o in plan.objectives()} <= set(units)
    assert usernames == {"yonetici", "strateji", "birim", "mudur", "fen"}
    assert memberships == {
        ("yonetici", "administrator", None),
        ("strateji", "strategy", None),
        ("birim", "entry", "Sosyal Destek Hizmetleri Müdürlüğü"),
        ("mudur", "unit_manager", "Sosyal Destek Hizmetleri Müdürlüğü"),
        ("fen", "entry", "Fen İşleri Müdürlüğü"),
    }


def test_every_reported_period_is_there_and_only_the_last_is_open(
    people: Entry,
) -> None:
    periods = {(row["year"], row["period"]): row for row in people["reporting_periods"]}
    still_open = [when for when, row in periods.items() if row["state"] == "open"]

    assert {
        (entry["year"], entry["period"]) for entry in json_of("ornek/actuals.json")
    } == set(periods)
    assert still_open == [(2024, "YEAR")]
    assert periods[2024, "YEAR"]["due_on"] == "2025-01-31"
    for when, row in periods.items():
        if when not in still_open:
            assert row["due_on"] < row["closed_on"]


@pytest.mark.parametrize("name", FILES)
def test_no_real_province_is_named(name: str) -> None:
    words = set(re.findall(r"[^\W\d_]+", text_of(name)))

    assert not words & set(PROVINCES)


def test_only_the_fictional_municipalities_and_their_staff_are_named(
    people: Entry,
) -> None:
    everything = "".join(map(text_of, FILES))
    named = set(re.findall(r"([^\W\d_]+) Belediyesi", everything))

    assert named == {"Örnek", "Misal"}
    assert {user["last_name"] for user in people["users"]} == {"Örnek"}
    assert all(user["email"].endswith("@ornek.example") for user in people["users"])


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_written_as_json_writes_it(name: str) -> None:
    text = text_of(name)

    again = json.dumps(json.loads(text), ensure_ascii=False, indent=1)

    assert text == again + "\n"


@pytest.mark.parametrize("name", FILES)
def test_no_number_has_more_than_two_decimals(name: str) -> None:
    def numbers(value: object) -> list[Decimal]:
        if isinstance(value, dict):
            return [n for item in value.values() for n in numbers(item)]
        if isinstance(value, list):
            return [n for item in value for n in numbers(item)]
        return [value] if isinstance(value, Decimal) else []

    assert all(n == n.quantize(Decimal("0.01")) for n in numbers(json_of(name)))
