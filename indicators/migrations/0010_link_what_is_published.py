from heapq import merge

from django.db import migrations
from django.db.models import DateTimeField, F, Q, Value

from indicators.chain import canonical, digest_of, sealed

# What was published before there was a chain, as indicators/published.py has it on that day.
OF_INDICATOR = "indicator__objective__goal__plan"
OF_ACTUAL = "actual__" + OF_INDICATOR
WITH_ACTUAL = {"actual__state": "approved"}
KINDS = [
    (
        "terms",
        "IndicatorTerms",
        OF_INDICATOR,
        {},
        None,
        "indicator revision weight unit_of_measure method direction baseline_value"
        " baseline_label baseline_not_applicable tolerance",
    ),
    (
        "target",
        "TargetRevision",
        OF_INDICATOR,
        {},
        "recorded_at",
        "indicator year value origin recorded_at recorded_by decision_number"
        " decision_date reason citation",
    ),
    (
        "actual",
        "ActualEntry",
        OF_INDICATOR,
        {"state": "approved"},
        "published_at",
        "indicator year period value numerator denominator breakdown_note reported_as"
        " state explanation deviation_reason corrective_measure entered_by entered_at"
        " submitted_at decided_by decided_at decision_note published_at supersedes"
        " correction_reason printed_performance citation",
    ),
    (
        "part",
        "BreakdownPart",
        OF_ACTUAL,
        WITH_ACTUAL,
        "actual__published_at",
        "actual dimension category value",
    ),
    (
        "evaluation",
        "IndicatorEvaluation",
        OF_ACTUAL,
        WITH_ACTUAL,
        "actual__published_at",
        "actual criterion text",
    ),
    (
        "evidence",
        "Evidence",
        OF_ACTUAL,
        WITH_ACTUAL | {"is_public": True},
        "actual__published_at",
        "actual title file address sha256 added_by added_at",
    ),
    (
        "score",
        "Score",
        "plan",
        {},
        "published_at",
        "goal objective year period basis percent coverage low high flags published_at",
    ),
]
SEALED = {"evidence": ("title", "file", "address")}
AT_ONCE = 500


def link_published(apps, schema_editor):
    for plan in apps.get_model("plans", "Plan").objects.order_by("pk"):
        stated = merge(
            *(_stated(apps, plan, order, *kind) for order, kind in enumerate(KINDS)),
            key=lambda row: row[:3],
        )
        _write(apps, plan, stated)


def _stated(apps, plan, order, name, model, to_plan, published, moment, columns):
    """Yield what was published when, as (moment, order of the kind, key, kind, payload)."""
    columns = columns.split()
    paths = ["indicator__uid" if c == "indicator" else c for c in columns]
    when = F(moment) if moment else Value(None, output_field=DateTimeField())
    rows = (
        apps.get_model("indicators", model)
        .objects.filter(Q(**published), **{to_plan: plan})
        .annotate(_when=when)
        .order_by("_when", "pk")
    )
    for at, pk, *values in rows.values_list("_when", "pk", *paths).iterator():
        named = dict(zip(columns, values))
        for column in SEALED.get(name, ()):
            named[column] = sealed(named[column])
        payload = canonical({"kind": name, "id": pk, **named})
        yield at.timestamp() if at else 0.0, order, pk, name, payload


def _write(apps, plan, stated):
    ChainLink = apps.get_model("indicators", "ChainLink")
    count, digest, links = 0, "", []
    for _when, _order, pk, kind, payload in stated:
        count, digest = count + 1, digest_of(digest, payload)
        links.append(
            ChainLink(
                plan=plan,
                number=count,
                kind=kind,
                record=pk,
                payload=payload,
                digest=digest,
            )
        )
        if len(links) == AT_ONCE:
            ChainLink.objects.bulk_create(links)
            links = []
    ChainLink.objects.bulk_create(links)
    if count:
        apps.get_model("indicators", "ChainHead").objects.create(
            plan=plan, count=count, digest=digest
        )


def unlink(apps, schema_editor):
    apps.get_model("indicators", "ChainLink").objects.all().delete()
    apps.get_model("indicators", "ChainHead").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("indicators", "0009_chain_published_figures")]
    operations = [migrations.RunPython(link_published, unlink)]
