"""`manage.py ingest`: what is printed, what is written, and how it ends."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from indicators.export import export_plan
from plans.document_json import dumps
from plans.models import Objective, Plan, SourceDocument, Statistic
from tests.factories import MunicipalityFactory

SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"
PORTAL_PAGE = SOURCES / "izmir-bb-hedef-4-3.txt"
BOOKLET = SOURCES / "izmir-ili-bilgilendirme-kitapcigi-2024-09.txt"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]


def ingest(path: Path, *options: str) -> tuple[str, str]:
    """Run the command; return what it printed and what it said."""
    out, err = StringIO(), StringIO()
    call_command("ingest", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def printed_json(path: Path) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(ingest(path, "--json", "-")[0])
    return tree


def test_without_commit_nothing_is_written() -> None:
    MunicipalityFactory.create(slug="izmir")

    ingest(PORTAL_PAGE, "--municipality", "izmir", "--period", "2020-2024")

    assert not Plan.objects.exists()
    assert not SourceDocument.objects.exists()


def test_the_printed_document_keeps_institution_and_period_as_printed() -> None:
    tree = printed_json(PORTAL_PAGE)

    assert tree["kind"] == "portal_page"
    assert tree["institution"] is None
    assert tree["period"] is None
    assert tree["goals"][0]["published_completion"] == 47
    assert tree["goals"][0]["objectives"][0]["cost_estimate"]["total"] == 688146210


def test_a_commit_writes_the_card_with_its_citations() -> None:
    MunicipalityFactory.create(slug="izmir")

    ingest(PORTAL_PAGE, "--municipality", "izmir", "--period", "2020-2024", "--commit")

    objective = Objective.objects.get()
    assert objective.code == "H4.3"
    assert objective.indicators.count() == 8
    citation = objective.citations.get(field="title").citation
    assert citation.document.name == PORTAL_PAGE.name
    assert citation.line is not None


def test_pages_of_one_plan_share_their_goal() -> None:
    MunicipalityFactory.create(slug="izmir")
    options = ("--municipality", "izmir", "--period", "2020-2024", "--commit")

    ingest(PORTAL_PAGE, *options)
    ingest(SOURCES / "izmir-bb-hedef-4-2.txt", *options)

    plan = Plan.objects.get()
    assert [goal.code for goal in plan.goals.all()] == ["A4"]
    codes = Objective.objects.filter(goal__plan=plan).values_list("code", flat=True)
    assert set(codes) == {"H4.2", "H4.3"}


def test_committing_the_same_page_again_says_that_nothing_changed() -> None:
    MunicipalityFactory.create(slug="izmir")
    options = ("--municipality", "izmir", "--period", "2020-2024", "--commit")
    ingest(PORTAL_PAGE, *options)

    _out, err = ingest(PORTAL_PAGE, *options)

    assert "yeni 0, değişen 0, değişmeyen 1 hedef" in err
    assert Objective.objects.count() == 1
    assert SourceDocument.objects.count() == 1


def test_an_update_is_committed_with_its_day_and_decision(tmp_path: Path) -> None:
    MunicipalityFactory.create(slug="ilce")
    options = ("--municipality", "ilce", "--period", "2020-2024", "--commit")
    card = SOURCES / "ilce-hedef-karti-h4-1.txt"
    ingest(card, *options)
    text = card.read_text("utf-8")
    assert "13.654" in text
    updated = tmp_path / "guncelleme.txt"
    updated.write_text(text.replace("13.654", "14.000"), encoding="utf-8")

    ingest(updated, *options, "--adopted", "2022-12-05", "--decision", "41")

    revision = Plan.objects.get().revisions.get(number=1)
    assert str(revision.adopted_on) == "2022-12-05"
    assert revision.decision_number == "41"


def test_what_cannot_be_committed_is_listed_with_its_reasons(tmp_path: Path) -> None:
    MunicipalityFactory.create(slug="izmir")
    options = ("--municipality", "izmir", "--period", "2020-2024", "--commit")
    ingest(PORTAL_PAGE, *options)
    other = json.loads(ingest(PORTAL_PAGE, "--json", "-")[0])
    goal = other["goals"][0]
    goal["title"] = "Bambaşka bir amaç"
    goal["objectives"][0]["title"] = "Yolları onarmak"
    for number, indicator in enumerate(goal["objectives"][0]["indicators"]):
        indicator["name"] = f"{number}. caddede dökülen asfalt"
    path = tmp_path / "baska.json"
    path.write_text(json.dumps(other), encoding="utf-8")
    err = StringIO()

    with pytest.raises(CommandError):
        call_command("ingest", str(path), *options, stdout=StringIO(), stderr=err)

    assert "A4 : A4 bu planda başka bir metinle var" in err.getvalue()


def test_a_booklet_is_no_plan_and_its_figures_become_context() -> None:
    _out, err = ingest(BOOKLET, "--commit")

    assert "stratejik plan değil" in err
    assert not Plan.objects.exists()
    assert Statistic.objects.filter(
        province="İzmir", value=316262, since_year=2017
    ).exists()
    money = Statistic.objects.get(value=1010000000)
    assert money.unit == "TL"
    assert "1,01 milyar TL" in money.sentence


def test_a_booklet_committed_twice_stands_once() -> None:
    ingest(BOOKLET, "--commit")
    before = Statistic.objects.count()

    ingest(BOOKLET, "--commit")

    assert Statistic.objects.count() == before > 40


def test_a_file_that_is_no_plan_ends_with_status_2_and_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "mektup.txt"
    path.write_text("Sayın başkan,\nyolumuz bozuk.\n", encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        ingest(path, "--json", str(tmp_path / "out.json"))

    assert ended.value.code == 2
    tree = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert tree["kind"] == "refused"
    assert tree["refusal"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--commit",), "hangi belediyenin"),
        (("--commit", "--municipality", "yok"), "adında bir belediye yok"),
        (("--commit", "--municipality", "izmir"), "dönemi siz seçin"),
    ],
    ids=["no municipality", "unknown municipality", "no period"],
)
def test_what_is_missing_is_asked_for_and_nothing_is_written(
    options: tuple[str, ...], sentence: str
) -> None:
    MunicipalityFactory.create(slug="izmir")

    with pytest.raises(CommandError, match=sentence):
        ingest(PORTAL_PAGE, *options)

    assert not Plan.objects.exists()


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Dosya bulunamadı"):
        ingest(tmp_path / "yok.pdf")


def test_an_exported_plan_can_be_loaded_again(tmp_path: Path) -> None:
    MunicipalityFactory.create(slug="izmir")
    options = ("--municipality", "izmir", "--period", "2020-2024", "--commit")
    ingest(PORTAL_PAGE, *options)
    exported = export_plan(Plan.objects.get(), public=True)
    path = tmp_path / "plan.json"
    path.write_text(dumps(exported), encoding="utf-8")
    other = MunicipalityFactory.create(slug="baska")

    ingest(path, "--municipality", "baska", "--commit")

    again = export_plan(other.plans.get(), public=True)
    assert [o.title for _p, o in again.objectives()] == [
        o.title for _p, o in exported.objectives()
    ]


def test_other_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "baska.json"
    path.write_text('{"ad": "plan değil"}', encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        ingest(path)

    assert ended.value.code == 2
