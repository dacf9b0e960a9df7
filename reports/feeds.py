"""A plan's feed: what was published lately, and how far the chain over all of it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import condition

from indicators.chain import Head
from indicators.models import ChainHead
from plans.addresses import plan_address
from plans.models import Plan
from reports.ledger import Line
from reports.portal.caching import public_page
from reports.portal.lookup import find_plan
from reports.published import Publication, publications_of

CHAIN_NAMESPACE = "urn:kent-karnesi:chain"
JSON_LINES = "application/jsonl; charset=utf-8"
FILE = "zincir.jsonl"
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class ChainedFeed(Atom1Feed):
    """Atom with the chain's number of links and the digest of the last as elements of their own."""

    def root_attributes(self) -> dict[Any, Any]:
        """Name the elements' namespace."""
        return {**super().root_attributes(), "xmlns:chain": CHAIN_NAMESPACE}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Add the head to what every feed says of itself."""
        super().add_root_elements(handler)
        head: Head = self.feed["head"]
        handler.addQuickElement("chain:count", str(head.count))
        handler.addQuickElement("chain:head", head.digest)

    def latest_post_date(self) -> datetime:
        """Return when the last entry came; of an empty feed always the same, for caches' sake."""
        if not self.items:
            return datetime(self.feed["start_year"], 1, 1, tzinfo=UTC)
        return super().latest_post_date()


def head_of(plan: Plan) -> Head:
    """Return how far a plan's chain goes; not at all where nothing was published yet."""
    row = ChainHead.objects.filter(plan=plan).first()
    return Head() if row is None else Head(row.count, row.digest)


@public_page
def plan_feed(
    request: HttpRequest, *, municipality: str, start: int, end: int
) -> HttpResponse:
    """The plan's publications as Atom; its subtitle is what `verify_history --against` reads."""
    plan = find_plan(request, municipality, start, end).plan
    head = head_of(plan)
    chain = f"{plan_address(plan)} {head.count} {head.digest}"
    feed = ChainedFeed(
        title=_("%(plan)s: yayımlananlar") % {"plan": plan},
        link=request.build_absolute_uri(_address(plan)),
        description="",
        subtitle=_("Yayımlananların zinciri: %(chain)s") % {"chain": chain},
        language=request.LANGUAGE_CODE,
        feed_url=request.build_absolute_uri(request.path),
        author_name=plan.municipality.name,
        head=head,
        start_year=plan.start_year,
    )
    for publication in publications_of(plan):
        feed.add_item(
            title=_title(publication),
            link=request.build_absolute_uri(_page_of(plan, publication)),
            description=_description(publication),
            unique_id=publication.uid.urn,
            updateddate=publication.at,
            pubdate=publication.at,
        )
    answer = HttpResponse(content_type=feed.content_type)
    feed.write(answer, "utf-8")
    return answer


def _etag(request: HttpRequest, *, municipality: str, start: int, end: int) -> str:
    head = head_of(find_plan(request, municipality, start, end).plan)
    return f'"{head.count}-{head.digest}"'


@public_page
@condition(etag_func=_etag)
def plan_chain(
    request: HttpRequest, *, municipality: str, start: int, end: int
) -> StreamingHttpResponse:
    """The plan's chain, a payload a line; docs/history.md says how it is verified."""
    plan = find_plan(request, municipality, start, end).plan
    name = f"{municipality}-{plan.period}-{FILE}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Access-Control-Allow-Origin": "*",
    }
    return StreamingHttpResponse(_lines(plan), content_type=JSON_LINES, headers=headers)


def _lines(plan: Plan) -> Iterator[str]:
    payloads = plan.chain_links.order_by("number").values_list("payload", flat=True)
    for payload in payloads.iterator():
        yield f"{payload}\n"


def _address(plan: Plan, name: str = "plan", *slugs: str) -> str:
    place = (plan.municipality.slug, plan.start_year, plan.end_year)
    return reverse(name, args=[*place, *slugs])


def _page_of(plan: Plan, publication: Publication) -> str:
    indicator = publication.indicator
    objective = indicator.objective
    slugs = objective.goal.slug, objective.slug, indicator.slug
    return _address(plan, "indicator", *slugs)


def _title(publication: Publication) -> str:
    """Return what happened, without the figures."""
    what, code = publication.what, publication.indicator.code
    if isinstance(what, Line):
        words = {"code": code, "year": str(what.change.year)}
        if what.is_late:
            return _("%(code)s: %(year)s hedefi yıl bittikten sonra değişti") % words
        return _("%(code)s: %(year)s hedefi değişti") % words
    words = {"code": code, "period": what.when}
    if what.supersedes_id:
        return _("%(code)s: %(period)s gerçekleşmesi düzeltildi") % words
    return _("%(code)s: %(period)s gerçekleşmesi yayımlandı") % words


def _description(publication: Publication) -> str:
    """Return the figures as the portal words them, in HTML without what XML cannot hold."""
    html = render_to_string("portal/_publication.html", {"row": publication})
    return NOT_IN_XML.sub(" ", html)
