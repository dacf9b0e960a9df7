"""`verify_history` finds whatever was changed behind the product's back, and names it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.chain import digest_of
from indicators.models import (
    ActualEntry,
    ChainLink,
    EvaluationCriterion,
    IndicatorTerms,
    ObjectiveEvaluation,
    Score,
    TargetRevision,
)
from indicators.published import KINDS
from indicators.services.chain import link
from indicators.verification import Verification
from tests.factories import (
    IndicatorFactory,
    approved_actual,
)
from tests.published_world import (
    BY_NAME,
    World,
    complaint,
    drafted,
    published_world,
    sql,
    tamper,
    third,
    verify,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return published_world()


def test_what_was_published_is_counted(world: World) -> None:
    published = 2 + 3 + 1 + 1 + 1 + 1 + 1 + Score.objects.count()

    said = verify()

    assert f"Denetlenen yayımlanmış değer: {published}" in said
    assert "ornek/2020-2024" in said
    assert "gerçekleşme 1" in said


def test_the_name_of_every_kind_fits_into_its_link() -> None:
    longest = ChainLink._meta.get_field("kind").max_length or 0

    assert longest
    assert max(len(kind.name) for kind in KINDS) <= longest  # SQLite keeps any length


def test_the_kinds_cover_every_column_or_leave_it_out_by_name() -> None:
    for kind in KINDS:
        columns = {f.name for f in kind.model._meta.concrete_fields} - {"id"}
        assert columns == {*kind.columns, *kind.left_out}, kind.name


def test_the_old_and_the_new_figure_are_shown(world: World) -> None:
    tamper(world.rows["actual"], value=Decimal(95))

    assert complaint() == (
        f"ornek/2020-2024, gerçekleşme {world.rows['actual'].pk} (PG1.1.1 2024): "
        "gerçekleşen: yayımlanan “80”, kayıttaki “95”."
    )


def test_what_is_broken_beside_the_first_is_counted(world: World) -> None:
    tamper(world.rows["target"], value=Decimal(95))
    tamper(world.rows["part"], value=Decimal(95))

    said = complaint()

    assert said.startswith("ornek/2020-2024, hedef değer")
    assert said.endswith("Bozuk 1 kayıt daha var.")


@pytest.mark.parametrize(
    "name",
    [
        "terms",
        "target",
        "part",
        "evaluation",
        "evidence",
        "objective_evaluation",
        "score",
    ],
)
def test_a_deleted_record_is_found(world: World, name: str) -> None:
    row = world.rows[name]
    sql(f"DELETE FROM {row._meta.db_table} WHERE id = %s", row.pk)  # noqa: S608

    said = complaint()

    assert f"{BY_NAME[name].model._meta.verbose_name} {row.pk}" in said
    assert "silinmiş" in said


def test_the_last_figure_deleted_with_all_that_hangs_on_it_is_found(
    world: World,
) -> None:
    entry = world.rows["actual"]
    for name in ("part", "evaluation", "evidence"):
        sql(f"DELETE FROM {world.rows[name]._meta.db_table}")  # noqa: S608
    sql("DELETE FROM indicators_actualentry WHERE id = %s", entry.pk)

    assert f"gerçekleşme {entry.pk} (PG1.1.1 2024)" in complaint()


def test_evidence_hidden_behind_the_products_back_is_found(world: World) -> None:
    tamper(world.rows["evidence"], is_public=False)

    assert f"kanıt {world.rows['evidence'].pk}" in complaint()


@pytest.mark.parametrize("name", [kind.name for kind in KINDS])
def test_a_record_slipped_in_is_found(world: World, name: str) -> None:
    row, meta = world.rows[name], world.rows[name]._meta
    places: dict[str, object] = {
        "terms": {"indicator": third(world)},
        "target": {"year": 2023},
        "actual": {"indicator": third(world)},
        "part": {"category": "erkek"},
        "evaluation": {
            "criterion": EvaluationCriterion.objects.create(label="Başka").pk
        },
        "objective_evaluation": {"year": 2023},
    }
    elsewhere: Any = places.get(name, {})
    columns: list[Any] = [f for f in meta.concrete_fields if f.name != "id"]
    taken = ["%s" if field.name in elsewhere else field.column for field in columns]
    names = ", ".join(field.column for field in columns)
    values = [elsewhere[f.name] for f in columns if f.name in elsewhere]
    sql(
        f"INSERT INTO {meta.db_table} ({names}) SELECT {', '.join(taken)} "  # noqa: S608
        f"FROM {meta.db_table} WHERE id = %s",
        *values,
        row.pk,
    )
    slipped = meta.model._default_manager.latest("pk")

    said = complaint()

    assert f"{meta.verbose_name} {slipped.pk}" in said
    assert "zincirde yok" in said


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE indicators_chainlink SET payload = REPLACE(payload, '80', '90') WHERE kind = 'actual'",
        "UPDATE indicators_chainlink SET payload = 'x' WHERE number = 2",
        "UPDATE indicators_chainlink SET digest = 'a' WHERE number = 2",
        "UPDATE indicators_chainlink SET kind = 'target' WHERE kind = 'actual'",
        "UPDATE indicators_chainlink SET record = record + 1000 WHERE kind = 'actual'",
        "UPDATE indicators_chainlink SET number = number + 1000 WHERE number = 2",
        "DELETE FROM indicators_chainlink WHERE number = 1",
        "DELETE FROM indicators_chainlink WHERE number = 3",
        "DELETE FROM indicators_chainlink WHERE number = (SELECT MAX(number) FROM indicators_chainlink)",
        "DELETE FROM indicators_chainlink",
        "UPDATE indicators_chainhead SET count = count - 1",
        "UPDATE indicators_chainhead SET digest = 'a'",
        "DELETE FROM indicators_chainhead",
    ],
)
def test_a_chain_that_was_touched_is_found(world: World, statement: str) -> None:
    sql(statement)

    assert "zincir" in complaint()


def test_links_that_changed_places_are_found(world: World) -> None:
    sql("UPDATE indicators_chainlink SET number = 9999 WHERE number = 2")
    sql("UPDATE indicators_chainlink SET number = 2 WHERE number = 3")
    sql("UPDATE indicators_chainlink SET number = 3 WHERE number = 9999")

    assert "halkası değişmiş" in complaint()


def test_a_plan_whose_whole_chain_is_gone_is_found(world: World) -> None:
    sql("DELETE FROM indicators_chainlink")
    sql("DELETE FROM indicators_chainhead")

    assert "zincirde yok" in complaint()


def test_a_chain_cut_with_its_record_and_its_head_is_found_by_the_record_before(
    world: World,
) -> None:
    """The last link taken away whole leaves its record without one."""
    last = ChainLink.objects.latest("number")
    before = ChainLink.objects.get(number=last.number - 1)
    sql("DELETE FROM indicators_chainlink WHERE number = %s", last.number)
    sql(
        "UPDATE indicators_chainhead SET count = %s, digest = %s",
        before.number,
        before.digest,
    )

    assert f"{last.record}" in complaint()


def forge(world: World) -> None:
    """Change a figure and write the whole chain anew, as one who knows the product would."""
    tamper(world.rows["actual"], value=Decimal(95))
    digest = ""
    for row in ChainLink.objects.order_by("number"):
        payload = row.payload
        if row.kind == "actual":
            payload = payload.replace('"value":"80"', '"value":"95"')
        digest = digest_of(digest, payload)
        tamper(row, payload=payload, digest=digest)
    sql("UPDATE indicators_chainhead SET digest = %s", digest)


@pytest.mark.parametrize("goes_on", [False, True], ids=["as it was", "longer since"])
def test_a_chain_written_anew_is_found_by_a_head_published_earlier(
    world: World, tmp_path: Path, goes_on: bool
) -> None:
    saved = tmp_path / "eski.txt"
    saved.write_text(verify(), encoding="utf-8")
    if goes_on:
        town = world.town
        entry = services.submit(
            entry=drafted(town, town.second, "50"), by=town.other_unit_user
        )
        services.approve(entry=entry, by=town.strategy)
    assert verify("--against", str(saved))

    forge(world)

    assert verify()  # the chain by itself does not tell
    assert "yayımlanan başıyla uyuşmuyor" in complaint("--against", str(saved))


def test_a_chain_cut_with_everything_is_found_by_a_head_published_earlier(
    world: World, tmp_path: Path
) -> None:
    saved = tmp_path / "eski.txt"
    saved.write_text(verify(), encoding="utf-8")
    sql("DELETE FROM indicators_score")
    sql("DELETE FROM indicators_chainlink")
    sql("DELETE FROM indicators_chainhead")
    link(
        world.town.plan,
        [*IndicatorTerms.objects.all(), *TargetRevision.objects.all()],
    )
    link(world.town.plan, ActualEntry.objects.all())
    link(world.town.plan, ObjectiveEvaluation.objects.all())
    assert verify()

    assert "yayımlanan başıyla uyuşmuyor" in complaint("--against", str(saved))


@pytest.mark.parametrize("text", [None, "hiçbir baş yok"], ids=["no file", "no head"])
def test_a_file_without_heads_is_refused(
    world: World, tmp_path: Path, text: str | None
) -> None:
    saved = tmp_path / "eski.txt"
    if text is not None:
        saved.write_text(text, encoding="utf-8")

    assert complaint("--against", str(saved))


def test_one_plan_is_verified_without_the_others(world: World) -> None:
    elsewhere = approved_actual(IndicatorFactory.create(), "5")
    place = elsewhere.indicator.objective.goal.plan

    assert verify("--plan", "ornek/2020-2024")
    assert "zincirde yok" in complaint("--plan", f"{place.municipality.slug}/2020-2024")
    assert "adresinde plan yok" in complaint("--plan", "yok/2020-2024")


def test_an_unreadable_column_is_named(world: World) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("This database keeps what does not fit out of its columns.")
    sql("UPDATE indicators_actualentry SET value = 'seksen'")

    assert f"gerçekleşme {world.rows['actual'].pk}" in complaint()


def test_the_queries_do_not_grow_with_what_is_published(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def queries() -> int:
        with django_assert_num_queries(2 + 2 * len(KINDS)):
            return len(list(Verification().broken()))

    assert queries() == 0
    for _number in range(3):
        entry = approved_actual(IndicatorFactory.create(), "5")
        link(entry.indicator.objective.goal.plan, [entry])
    assert queries() == 0
