"""The only writer of chains: what is published is linked in the transaction that publishes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import models, transaction

from indicators.chain import canonical, digest_of
from indicators.models import ChainHead, ChainLink
from indicators.published import ACTUAL, AT_ONCE, KINDS, WITH_AN_ACTUAL, Kind
from plans.models import Plan

_Stated = tuple[str, int, str]  # kind, record, payload


@transaction.atomic(savepoint=False)
def link(plan: Plan, records: Iterable[models.Model]) -> None:
    """Append to the plan's chain what the public can now read of records, and move its head.

    Records that are not published (drafts) are passed over; one that was and is no more
    (evidence taken back) is linked as removed.  Whoever links into one plan waits for the
    other: the plan's row is the lock, as it is for scores.
    """
    keys = _keys(records)
    if not keys:
        return
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    head = ChainHead.objects.filter(plan=plan).first() or ChainHead(plan=plan)
    links = []
    for kind, record, payload in _stated(plan, keys):
        head.count += 1
        head.digest = digest_of(head.digest, payload)
        links.append(
            ChainLink(
                plan=plan,
                number=head.count,
                kind=kind,
                record=record,
                payload=payload,
                digest=head.digest,
            )
        )
    if links:
        ChainLink.objects.bulk_create(links, batch_size=AT_ONCE)
        head.save()


def _keys(records: Iterable[models.Model]) -> dict[Kind, list[int]]:
    """Return the keys of the records that a chain may hold, in the order of kinds."""
    by_model: dict[type[models.Model], set[int]] = {}
    for record in records:
        by_model.setdefault(type(record), set()).add(record.pk)
    return {k: sorted(by_model[k.model]) for k in KINDS if k.model in by_model}


def _stated(plan: Plan, keys: dict[Kind, list[int]]) -> Iterator[_Stated]:
    for kind in KINDS:
        for some in _batches(keys.get(kind, [])):
            yield from _of_keys(plan, kind, some)
        if kind in WITH_AN_ACTUAL:
            for some in _batches(keys.get(ACTUAL, [])):
                yield from _published(plan, kind, actual__in=some)


def _of_keys(plan: Plan, kind: Kind, keys: Sequence[int]) -> Iterator[_Stated]:
    gone = set(keys)
    for stated in _published(plan, kind, pk__in=keys):
        gone.discard(stated[1])
        yield stated
    if gone:
        linked = ChainLink.objects.filter(plan=plan, kind=kind.name, record__in=gone)
        for pk in linked.order_by("record").values_list("record", flat=True).distinct():
            yield kind.name, pk, removed(kind, pk)


def _published(plan: Plan, kind: Kind, **only: object) -> Iterator[_Stated]:
    for record in kind.records(**{kind.plan: plan.pk}, **only):
        yield kind.name, record.pk, record.payload(kind.name)


def removed(kind: Kind, pk: int) -> str:
    """Return what the chain keeps of a record that is public no more."""
    return canonical({"kind": kind.name, "id": pk, "removed": True})


def _batches(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]
