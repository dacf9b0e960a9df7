"""What data there is, for the portals that collect it: a catalogue by DCAT-AP, in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plans.models import Plan
from reports.opendata.answers import CSV, JSON, LINKED_JSON, OPEN, XLSX
from reports.opendata.files import site_of
from reports.opendata.formats.json_rows import to_text
from reports.opendata.licence import DATA_LICENCE
from reports.opendata.reading import PIECE
from reports.opendata.records import places
from reports.opendata.scope import Place
from reports.opendata.tables import OF_INSTALLATION, OF_PLAN
from reports.portal.caching import public_file

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority/"
TURKISH = {"@id": f"{EU}language/TUR"}
LICENCE = {"@id": DATA_LICENCE.address}
FORMATS = {"csv": CSV, "xlsx": XLSX, "json": JSON}


@public_file
def catalogue(request: HttpRequest) -> StreamingHttpResponse:
    """The catalogue of everything public, a dataset for each plan."""
    pieces = catalogue_pieces(Place(site_of(request)))
    return StreamingHttpResponse(pieces, content_type=LINKED_JSON, headers=OPEN)


def catalogue_pieces(place: Place) -> Iterator[str]:
    """Yield the catalogue, one dataset after the other; plans are read in pieces."""
    yield f'{to_text(_head(place))[:-1]}, "dcat:dataset": [\n'
    yield to_text(_of_site(place))
    rows = places.plans().annotate(published=Max("scores__published_at"))
    for plan in rows.iterator(chunk_size=PIECE):
        yield ",\n" + to_text(_of_plan(place, plan, plan.published))
    yield "\n]}\n"


def _head(place: Place) -> dict[str, Any]:
    site = place.site
    return {
        "@context": CONTEXT,
        "@id": site + reverse("catalogue"),
        "@type": "dcat:Catalog",
        "dct:title": _said(_("Kent Karnesi açık veri kataloğu")),
        "dct:description": _said(
            _("Belediyelerin stratejik planları: ne söz verildi, ne gerçekleşti.")
        ),
        "dct:publisher": _agent(site + "/", "Kent Karnesi"),
        "dct:license": LICENCE,
        "dct:language": TURKISH,
        "foaf:homepage": {"@id": site + reverse("data")},
        "dcat:service": {
            "@id": f"{site}/api/v1/",
            "@type": "dcat:DataService",
            "dct:title": _said("Kent Karnesi API"),
            "dct:license": LICENCE,
            "dcat:endpointURL": {"@id": f"{site}/api/v1/"},
            "dcat:endpointDescription": {"@id": site + reverse("api:openapi-json")},
        },
    }


def _of_site(place: Place) -> dict[str, Any]:
    page = place.site + reverse("data")
    files = [
        _distribution(place, f"{page}{table.name}.{form}", str(table.title), kind)
        for table in OF_INSTALLATION
        for form, kind in FORMATS.items()
    ]
    return {
        **_dataset(place, page, _("Belediyeler ve planları")),
        "dct:description": _said(_("Planı yayımda olan belediyeler ve planları.")),
        "dct:publisher": _agent(place.site + "/", "Kent Karnesi"),
        "dcat:distribution": files,
    }


def _of_plan(place: Place, plan: Plan, published: datetime | None) -> dict[str, Any]:
    """Return a plan's dataset; `published` is when a score of it was last published."""
    args = plan.municipality.slug, plan.start_year, plan.end_year
    page = place.site + reverse("plan_data", args=args)
    document = _distribution(
        place,
        place.site + reverse("plan_json", args=args),
        _("Planın bütünü"),
        JSON,
    )
    schema = {"@id": place.site + reverse("plan_schema")}
    files = [
        _distribution(place, f"{page}{table.name}.{form}", str(table.title), kind)
        for table in OF_PLAN
        for form, kind in FORMATS.items()
    ]
    told = {
        **_dataset(place, page, _("%(plan)s Stratejik Planı") % {"plan": plan}),
        "dct:identifier": place.of_plan(plan),
        "dct:description": _said(
            _(
                "Amaçlar, hedefler, göstergeler, hedef değerler ve onaylı gerçekleşmeler."
            )
        ),
        "dct:publisher": _agent(
            place.of_municipality(plan.municipality), plan.municipality.name
        ),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(f"{plan.start_year}-01-01", "date"),
            "dcat:endDate": _typed(f"{plan.end_year}-12-31", "date"),
        },
        "dcat:distribution": [{**document, "dct:conformsTo": schema}, *files],
    }
    if published is not None:
        told["dct:modified"] = _typed(published.isoformat(), "dateTime")
    return told


def _dataset(place: Place, page: str, title: str) -> dict[str, Any]:
    return {
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:identifier": page,
        "dct:title": _said(title),
        "dct:license": LICENCE,
        "dct:language": TURKISH,
        "dct:accessRights": {"@id": f"{EU}access-right/PUBLIC"},
        "dcat:landingPage": {"@id": page + place.query},
        "dcat:theme": {"@id": f"{EU}data-theme/GOVE"},
        "dcat:keyword": [_said(_("stratejik plan")), _said(_("belediye"))],
    }


def _distribution(place: Place, file: str, title: str, kind: str) -> dict[str, Any]:
    """Return a file of a dataset, as it is on the day that is shown."""
    address = file + place.query
    medium = kind.partition(";")[0]
    told: dict[str, Any] = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _said(title),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {
            "@id": f"https://www.iana.org/assignments/media-types/{medium}"
        },
        "dct:license": LICENCE,
    }
    if medium == "text/csv":
        told["dct:conformsTo"] = {"@id": f"{file}-metadata.json{place.query}"}
    return told


def _agent(address: str, name: str) -> dict[str, Any]:
    return {"@id": address, "@type": "foaf:Agent", "foaf:name": name}


def _said(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "tr"}


def _typed(text: str, kind: str) -> dict[str, str]:
    return {"@value": text, "@type": f"xsd:{kind}"}
