"""The catalogue, as a data portal that collects it reads it; and the identifiers in it."""

from __future__ import annotations

import pytest
from django.test import Client
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, URIRef
from rdflib.term import Node

from reports.opendata.licence import DATA_LICENCE
from reports.opendata.tables import OF_INSTALLATION, OF_PLAN
from tests.factories import MunicipalityFactory, Town
from tests.portal.builders import body_of, closed_town, published_plan, queries_of

pytestmark = [
    pytest.mark.django_db,
    # rdflib's own reader of JSON-LD has not followed it yet.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
]
ADDRESS = "/katalog.jsonld"
SITE = "http://testserver"
DATASET = URIRef(f"{SITE}/tr/ornek/2020-2024/veri/")
MEDIA = "https://www.iana.org/assignments/media-types/"


@pytest.fixture
def town() -> Town:
    return closed_town()


def collected(client: Client) -> Graph:
    """Return the catalogue as a collector has it."""
    return Graph().parse(data=body_of(client, ADDRESS), format="json-ld")


def one(graph: Graph, subject: Node, predicate: URIRef) -> str:
    """Return the only value of a property."""
    (value,) = graph.objects(subject, predicate)
    return str(value)


@pytest.mark.usefixtures("town")
def test_the_catalogue_holds_a_dataset_for_each_plan(client: Client) -> None:
    published_plan(MunicipalityFactory.create(slug="yeni"))

    graph = collected(client)

    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert {str(each) for each in graph.objects(catalogue, DCAT.dataset)} == {
        f"{SITE}/tr/veri/",
        f"{SITE}/tr/ornek/2020-2024/veri/",
        f"{SITE}/tr/yeni/2020-2024/veri/",
    }
    assert one(graph, catalogue, DCTERMS.license) == DATA_LICENCE.address


@pytest.mark.usefixtures("town")
def test_a_dataset_says_whose_it_is_of_when_and_what_for(client: Client) -> None:
    graph = collected(client)

    publisher = next(graph.objects(DATASET, DCTERMS.publisher))
    assert one(graph, publisher, FOAF.name) == "Örnek Belediyesi"
    assert one(graph, DATASET, DCTERMS.identifier) == f"{SITE}/id/ornek/2020-2024"
    assert one(graph, DATASET, DCTERMS.modified).startswith("2024-07-01T09:00:00")
    assert one(graph, DATASET, DCTERMS.license) == DATA_LICENCE.address
    assert one(graph, DATASET, DCAT.landingPage) == str(DATASET)


@pytest.mark.usefixtures("town")
def test_every_distribution_can_be_had_in_the_form_it_names(client: Client) -> None:
    graph = collected(client)
    files = set(graph.subjects(RDF.type, DCAT.Distribution))

    assert len(files) == 3 * len((*OF_INSTALLATION, *OF_PLAN)) + 1
    for file in files:
        address = one(graph, file, DCAT.downloadURL)
        kind = one(graph, file, DCAT.mediaType).removeprefix(MEDIA)
        assert one(graph, file, DCTERMS.license) == DATA_LICENCE.address
        answer = client.get(address.removeprefix(SITE))
        assert answer.status_code == 200, address
        assert answer["Content-Type"].partition(";")[0] == kind
        if answer.streaming:
            answer.getvalue()


@pytest.mark.usefixtures("town")
def test_the_number_of_queries_does_not_grow_with_plans(client: Client) -> None:
    before = queries_of(client, ADDRESS)
    published_plan(MunicipalityFactory.create())

    assert queries_of(client, ADDRESS) == before


def test_a_hidden_plan_is_in_no_catalogue(client: Client, town: Town) -> None:
    town.plan.is_public = False
    town.plan.save()

    assert (DATASET, None, None) not in collected(client)


@pytest.mark.parametrize(
    ("pieces", "page"),
    [
        ("ornek", "/tr/ornek/"),
        ("ornek/2020-2024", "/tr/ornek/2020-2024/"),
        ("ornek/2020-2024/1", "/tr/ornek/2020-2024/amac/1/"),
        ("ornek/2020-2024/1/1.1", "/tr/ornek/2020-2024/amac/1/1.1/"),
        ("ornek/2020-2024/1/1.1/1.1.1", "/tr/ornek/2020-2024/amac/1/1.1/1.1.1/"),
    ],
)
@pytest.mark.usefixtures("town")
def test_an_identifier_leads_to_its_page(
    client: Client, pieces: str, page: str
) -> None:
    answer = client.get(f"/id/{pieces}")

    assert (answer.status_code, answer["Location"]) == (303, page)
    assert client.get(page).status_code == 200


def test_an_indicator_keeps_its_identifier_when_its_code_changes(
    client: Client, town: Town
) -> None:
    town.first.code, town.first.slug = "PG1.1.9", "1.1.9"
    town.first.save()

    answer = client.get(f"/id/gosterge/{town.first.uid}")

    assert answer.status_code == 303
    assert answer["Location"] == "/tr/ornek/2020-2024/amac/1/1.1/1.1.9/"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "pieces",
    [
        "gosterge/00000000-0000-4000-8000-000000000000",
        "gosterge/bozuk",
        "ornek/bozuk",
        "ornek/2020-2024/1/1.1/1.1.1/fazla",
        "a b",
        "ornek/2020-2024//1",
    ],
)
def test_what_names_nothing_is_not_found(client: Client, pieces: str) -> None:
    assert client.get(f"/id/{pieces}").status_code == 404
