from django.db import migrations, models

from indicators.chain import canonical, digest_of

# Evaluations of objectives approved before the chain held them, as indicators/published.py
# has it on that day.
KIND = "objective_evaluation"
COLUMNS = (
    "objective year period deviation_reason measures state entered_by entered_at"
    " submitted_by submitted_at decided_by decided_at decision_note"
).split()


def link_approved(apps, schema_editor):
    Evaluation = apps.get_model("indicators", "ObjectiveEvaluation")
    ChainHead = apps.get_model("indicators", "ChainHead")
    ChainLink = apps.get_model("indicators", "ChainLink")
    for plan in apps.get_model("plans", "Plan").objects.order_by("pk"):
        linked = ChainLink.objects.filter(plan=plan, kind=KIND).values("record")
        rows = (
            Evaluation.objects.filter(objective__goal__plan=plan, state="approved")
            .exclude(pk__in=linked)
            .order_by("decided_at", "pk")
        )
        head = ChainHead.objects.filter(plan=plan).first() or ChainHead(plan=plan)
        for pk, *values in rows.values_list("pk", *COLUMNS):
            named = dict(zip(COLUMNS, values))
            payload = canonical({"kind": KIND, "id": pk, **named})
            head.count += 1
            head.digest = digest_of(head.digest, payload)
            ChainLink.objects.create(
                plan=plan,
                number=head.count,
                kind=KIND,
                record=pk,
                payload=payload,
                digest=head.digest,
            )
            head.save()


class Migration(migrations.Migration):
    dependencies = [("indicators", "0012_hold_a_deadlines_day_to_its_month")]
    # What was linked stays linked: a chain is never cut.
    operations = [
        migrations.AlterField(
            model_name="chainlink",
            name="kind",
            field=models.CharField(max_length=24, verbose_name="tür"),
        ),
        migrations.RunPython(link_approved, migrations.RunPython.noop),
    ]
