import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def move_type(apps, schema_editor, old, new):
    """Permissions that somebody was given stay with the model: they hang on its content type."""
    types = apps.get_model("contenttypes", "ContentType").objects.using(
        schema_editor.connection.alias
    )
    if not types.filter(app_label=new, model="committedreading").exists():
        types.filter(app_label=old, model="committedreading").update(app_label=new)


def to_plans(apps, schema_editor):
    move_type(apps, schema_editor, "ingest", "plans")


def to_ingest(apps, schema_editor):
    move_type(apps, schema_editor, "plans", "ingest")


class Migration(migrations.Migration):
    """The table is the one that ingest kept; only whose it is changes."""

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("ingest", "0006_hand_readings_to_plans"),
        ("plans", "0007_find_texts"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
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
                        (
                            "reading",
                            models.TextField(editable=False, verbose_name="okunan"),
                        ),
                        (
                            "rows",
                            models.JSONField(editable=False, verbose_name="kayıtlar"),
                        ),
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
                        "db_table": "ingest_committedreading",
                        "ordering": ["plan_id", "pk"],
                    },
                ),
            ],
        ),
        migrations.RunPython(to_plans, to_ingest),
    ]
