"""A plan's chain, for outsiders to verify."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import condition

from indicators.chain import Head
from indicators.models import ChainHead
from plans.models import Plan
from reports.portal.caching import public_page
from reports.portal.lookup import find_plan

JSON_LINES = "application/jsonl; charset=utf-8"
FILE = "zincir.jsonl"


def head_of(plan: Plan) -> Head:
    """Return how far a plan's chain goes; not at all where nothing was published yet."""
    row = ChainHead.objects.filter(plan=plan).first()
    return Head() if row is None else Head(row.count, row.digest)


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
