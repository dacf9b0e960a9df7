"""What the product itself does keeps every chain whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from indicators import services
from indicators.models import (
    ChainHead,
    ChainLink,
    Evidence,
    IndicatorTerms,
)
from ingest.standing import Standing
from tests.admin_forms import opened
from tests.factories import (
    MunicipalityFactory,
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
from tests.published_world import (
    World,
    complaint,
    drafted,
    figure_of,
    published_world,
    sql,
    tamper,
    verify,
)
from tests.test_admin_indicator import indicator_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return published_world()


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
