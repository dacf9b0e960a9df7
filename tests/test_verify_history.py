"""`verify_history` finds whatever was changed behind the product's back, and names it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.chain import digest_of
from indicators.models import (
    ActualEntry,
    BreakdownPart,
    ChainHead,
    ChainLink,
    EvaluationCriterion,
    Evidence,
    Indicator,
    IndicatorEvaluation,
    IndicatorTerms,
    ObjectiveEvaluation,
    Score,
    TargetRevision,
)
from indicators.published import KINDS, Kind
from indicators.services import Commitment, Figure
from indicators.services.chain import link
from indicators.verification import Verification
from ingest.standing import Standing
from plans.models import Citation, PlanRevision, SourceDocument
from tests.admin_forms import opened
from tests.factories import (
    NOON,
    GoalFactory,
    IndicatorFactory,
    MunicipalityFactory,
    ObjectiveFactory,
    Town,
    approved_actual,
    small_town,
)
from tests.ingest.committing import (
    CARD,
    PARKS,
    TREES,
    card_of,
    commit,
    plan_of,
)
from tests.ingest.committing import LATER as AFTER
from tests.test_admin_indicator import indicator_form

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class World:
    """A town that has published something of every kind; `rows` has one record of each."""

    town: Town
    rows: dict[str, models.Model]


@pytest.fixture
def world() -> World:
    town = small_town()
    link(town.plan, [*IndicatorTerms.objects.all(), *TargetRevision.objects.all()])
    entry = drafted(town, town.first, "80")
    part = BreakdownPart.objects.create(
        actual=entry, dimension="sex", category="kadın", value=80
    )
    criterion = EvaluationCriterion.objects.create(label="Deneme", position=9)
    evaluation = IndicatorEvaluation.objects.create(
        actual=entry, criterion=criterion, text="Sürüyor"
    )
    evidence = services.add_evidence(
        entry=entry,
        by=town.unit_user,
        title="Tutanak",
        source="https://example.org/tutanak",
        is_public=True,
        at=NOON,
    )
    ActualEntry.objects.update(numerator=80, denominator=1, printed_performance=80)
    services.submit(entry=entry, by=town.unit_user, at=NOON)
    entry = services.approve(entry=entry, by=town.strategy, at=LATER)
    target = services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=Commitment(2024, Decimal(90), reason="Bütçe"),
        at=LATER,
    )
    rows = {
        "terms": town.first.terms.get(),
        "target": target,
        "actual": entry,
        "part": part,
        "evaluation": evaluation,
        "evidence": evidence,
        "objective_evaluation": evaluated(town),
        "score": Score.objects.filter(objective=town.objective).earliest("pk"),
    }
    return World(town, rows)


def drafted(town: Town, indicator: Indicator, value: str) -> ActualEntry:
    by = town.unit_user if indicator == town.first else town.other_unit_user
    figure = figure_of(value)
    return services.enter(
        indicator=indicator, year=2024, period="YEAR", by=by, figure=figure, at=NOON
    )


def evaluated(town: Town) -> ObjectiveEvaluation:
    row = services.evaluate_objective(
        objective=town.objective,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        at=NOON,
        deviation_reason="Kuraklık",
        measures="Sulama hattı",
    )
    services.submit_evaluation(evaluation=row, by=town.unit_user, at=NOON)
    return services.approve_evaluation(evaluation=row, by=town.strategy, at=LATER)


def figure_of(value: str) -> Figure:
    return Figure(
        Decimal(value),
        deviation_reason="Mevsim",
        corrective_measure="Takvim öne alınacak",
    )


def verify(*arguments: str) -> str:
    """What the command prints where it finds nothing wrong."""
    out = StringIO()
    call_command("verify_history", *arguments, stdout=out)
    return out.getvalue()


def complaint(*arguments: str) -> str:
    """What the command says on its way out with 1."""
    with pytest.raises(CommandError) as caught:
        call_command("verify_history", *arguments, stdout=StringIO())
    assert caught.value.returncode == 1
    return str(caught.value)


def sql(statement: str, *values: Any) -> None:  # noqa: ANN401 - what columns hold
    """Change the database as its administrator would, past the product."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def tamper(row: models.Model, **columns: object) -> None:
    """Update columns of a row in plain SQL."""
    fields: dict[Any, object] = {
        row._meta.get_field(name): value for name, value in columns.items()
    }
    sets = ", ".join(f"{field.column} = %s" for field in fields)
    values = [f.get_db_prep_save(v, connection) for f, v in fields.items()]
    sql(f"UPDATE {row._meta.db_table} SET {sets} WHERE id = %s", *values, row.pk)  # noqa: S608


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


def another_citation(world: World) -> int:
    document = SourceDocument.objects.create(
        name="a.pdf", sha256="a" * 64, municipality=world.town.municipality
    )
    return Citation.objects.create(document=document).pk


def third(world: World) -> int:
    return IndicatorFactory.create(objective=world.town.objective).pk


def visitor(world: World) -> int:
    return world.town.visitor.pk


def other_entry(world: World) -> int:
    indicator = IndicatorFactory.create(objective=world.town.objective)
    entry = approved_actual(indicator, "5")
    link(world.town.plan, [entry])
    return entry.pk


Other = object | Callable[[World], object]
OTHERS: dict[str, dict[str, Other]] = {
    "target": {
        "indicator": third,
        "year": 2023,
        "value": Decimal("90.0001"),
        "origin": "programme",
        "recorded_at": NOON,
        "recorded_by": visitor,
        "decision_number": "2024/9",
        "decision_date": NOON.date(),
        "reason": "Başka",
        "citation": another_citation,
    },
    "terms": {
        "indicator": third,
        "revision": lambda w: (
            PlanRevision.objects.create(
                plan=w.town.plan, number=1, adopted_on=NOON.date()
            ).pk
        ),
        "weight": Decimal(61),
        "unit_of_measure": "kişi",
        "method": "annual",
        "direction": "decrease",
        "baseline_value": None,
        "baseline_label": "2019",
        "baseline_not_applicable": {
            "baseline_not_applicable": True,
            "baseline_value": None,
        },
        "tolerance": Decimal(1),
    },
    "actual": {
        "indicator": third,
        "year": 2023,
        "period": "H1",
        "value": Decimal(90),
        "numerator": Decimal(9),
        "denominator": Decimal(10),
        "breakdown_note": "Yok",
        "reported_as": "increment",
        "state": {"state": "submitted", "published_at": None},
        "explanation": "Başka",
        "deviation_reason": "Başka",
        "corrective_measure": "Başka",
        "entered_by": visitor,
        "entered_at": LATER,
        "submitted_at": LATER,
        "submitted_by": visitor,
        "decided_by": visitor,
        "decided_at": NOON,
        "decision_note": "Başka",
        "published_at": NOON,
        "supersedes": lambda w: {
            "supersedes": other_entry(w),
            "correction_reason": "Başka",
        },
        "correction_reason": "Başka",
        "printed_performance": Decimal(81),
        "citation": another_citation,
    },
    "part": {
        "actual": other_entry,
        "dimension": "age_group",
        "category": "erkek",
        "value": Decimal(79),
    },
    "evaluation": {
        "actual": other_entry,
        "criterion": lambda _w: EvaluationCriterion.objects.create(label="Başka").pk,
        "text": "Bitti",
    },
    "evidence": {
        "actual": other_entry,
        "title": "Başka",
        "file": {"file": "kanit/1/a.pdf", "address": ""},
        "address": "https://example.org/baska",
        "sha256": "b" * 64,
        "added_by": visitor,
        "added_at": LATER,
    },
    "objective_evaluation": {
        "objective": lambda w: ObjectiveFactory.create(goal=w.town.goal).pk,
        "year": 2023,
        "period": "H1",
        "deviation_reason": "Başka",
        "measures": "Başka",
        "state": "draft",
        "entered_by": visitor,
        "entered_at": LATER,
        "submitted_by": visitor,
        "submitted_at": LATER,
        "decided_by": visitor,
        "decided_at": NOON,
        "decision_note": "Başka",
    },
    "score": {
        "goal": lambda w: {
            "goal": GoalFactory.create(plan=w.town.plan).pk,
            "objective": None,
        },
        "objective": lambda w: ObjectiveFactory.create(goal=w.town.goal).pk,
        "year": 2023,
        "period": "H1",
        "basis": "original",
        "percent": Decimal("80.0000000001"),
        "coverage": Decimal(61),
        "low": Decimal(1),
        "high": Decimal(99),
        "flags": ["no_weight"],
        "published_at": NOON,
    },
}


@pytest.mark.parametrize(
    ("name", "column"),
    [(kind.name, column) for kind in KINDS for column in kind.columns],
)
def test_a_changed_column_is_found_and_named(
    world: World, name: str, column: str
) -> None:
    row, other = world.rows[name], OTHERS[name][column]
    value = other(world) if callable(other) else other
    tamper(row, **(value if isinstance(value, dict) else {column: value}))

    said = complaint()

    kind = BY_NAME[name]
    assert f"ornek/2020-2024, {kind.model._meta.verbose_name} {row.pk}" in said
    if column not in {"state", "actual"}:  # then it is no published one any more
        assert label(kind, column) in said


def label(kind: Kind, column: str) -> str:
    return str(kind.model._meta.get_field(column).verbose_name)  # type: ignore[union-attr]


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


def test_no_name_stands_in_a_chain(world: World) -> None:
    text = " ".join(ChainLink.objects.values_list("payload", flat=True))

    for person in (world.town.strategy, world.town.unit_user):
        assert person.username not in re.findall(r'"(.*?)"', text)
    assert f'"entered_by":{world.town.unit_user.pk}' in text
    assert "Tutanak" not in text  # evidence may be taken back; a chain cannot forget


def test_the_head_moves_with_every_publication(world: World) -> None:
    head = ChainHead.objects.get(plan=world.town.plan)

    assert head.count == ChainLink.objects.filter(plan=world.town.plan).count()
    assert head.digest == ChainLink.objects.get(number=head.count).digest


def test_what_the_product_does_keeps_the_chain_whole(world: World) -> None:
    town, evidence = world.town, world.rows["evidence"]
    assert isinstance(evidence, Evidence)
    entry = drafted(town, town.second, "60")
    assert verify()  # a draft is nobody's business
    services.submit(entry=entry, by=town.other_unit_user)
    entry = services.approve(entry=entry, by=town.strategy)
    assert verify()
    services.close_period(period=town.open_year, by=town.strategy)
    assert verify()
    figure = figure_of("55")
    better = services.correct(
        entry=entry, by=town.other_unit_user, figure=figure, reason="Sayım yanlıştı"
    )
    services.submit(entry=better, by=town.other_unit_user)
    services.approve_all(entries=[better], by=town.strategy)
    assert verify()
    services.show_evidence(evidence=evidence, by=town.strategy, to_all=False)
    assert verify()
    services.show_evidence(evidence=evidence, by=town.strategy, to_all=True)
    services.publish_scores(plan=town.plan, year=2023, period="H1")
    assert verify()


def test_evidence_of_a_draft_is_not_linked_before_the_figure(world: World) -> None:
    town = world.town
    entry = drafted(town, town.second, "60")
    hidden = services.add_evidence(
        entry=entry,
        by=town.other_unit_user,
        title="Taslak",
        source="https://example.org/taslak",
    )
    services.show_evidence(evidence=hidden, by=town.strategy, to_all=True)

    assert not ChainLink.objects.filter(kind="evidence", record=hidden.pk).exists()
    assert verify()


def test_a_committed_document_and_its_update_keep_the_chain_whole() -> None:
    place = MunicipalityFactory.create(slug="agacli")
    commit(plan_of(CARD), place)
    assert "hedef değer 4" in verify()

    commit(plan_of(CARD), place)
    assert verify()
    fewer = replace(TREES, weight_percent=Decimal(50), targets={2022: Decimal(150)})
    update = Standing(adopted_on=date(2022, 5, 4), decision_number="2022/118")
    commit(card_of(fewer, PARKS), place, "guncel.pdf", standing=update, at=AFTER)

    assert "hedef değer 5" in verify()
    assert IndicatorTerms.objects.filter(weight=50).exists()


def test_terms_edited_in_the_admin_are_linked_anew(
    world: World, client: Client
) -> None:
    client.force_login(world.town.strategy)
    indicator, terms = world.town.first, world.rows["terms"]
    address = reverse("admin:indicators_indicator_change", args=[indicator.pk])

    typed = indicator_form(indicator, **{"terms-0-weight": "12,5"})

    answer = client.post(address, opened(client, address) | typed)

    assert answer.status_code == 302
    linked = ChainLink.objects.filter(kind="terms", record=terms.pk)
    assert ['"weight":"12.5"' in row.payload for row in linked] == [False, True]
    assert verify()
    tamper(terms, weight=60)  # back to what was true once
    assert "hedefe etkisi (%): yayımlanan “12.5”, kayıttaki “60”" in complaint()


def test_what_was_published_before_there_was_a_chain_is_linked_by_the_migration(
    world: World,
) -> None:
    count = ChainLink.objects.count()
    sql("DELETE FROM indicators_chainlink")
    sql("DELETE FROM indicators_chainhead")
    first = import_module("indicators.migrations.0010_link_what_is_published")
    later = import_module("indicators.migrations.0013_link_objective_evaluations")

    first.link_published(apps, None)
    later.link_approved(apps, None)
    later.link_approved(apps, None)  # what is linked is not linked again

    assert verify()
    assert ChainLink.objects.count() == count
    tamper(world.rows["actual"], value=Decimal(95))
    assert "gerçekleşen: yayımlanan “80”, kayıttaki “95”" in complaint()
