import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ingest", "0003_keep_draft_edits"),
        ("plans", "0003_order_rows_without_joins"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommittedReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("reading", models.TextField(editable=False, verbose_name="okunan")),
                ("rows", models.JSONField(editable=False, verbose_name="kayıtlar")),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        verbose_name="aktarıldığı zaman",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="plans.sourcedocument",
                        verbose_name="belge",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="plans.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="plans.planrevision",
                        verbose_name="plan sürümü",
                    ),
                ),
            ],
            options={
                "verbose_name": "aktarılan okuma",
                "verbose_name_plural": "aktarılan okumalar",
                "ordering": ["plan_id", "pk"],
            },
        ),
    ]
