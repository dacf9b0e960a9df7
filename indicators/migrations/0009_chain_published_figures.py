import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0008_remember_what_people_change"),
        ("plans", "0004_remember_what_people_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChainHead",
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
                    "count",
                    models.PositiveIntegerField(
                        default=0, verbose_name="halka sayısı"
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="özet (SHA-256)"
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chain_head",
                        to="plans.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "zincir başı",
                "verbose_name_plural": "zincir başları",
                "ordering": ["plan_id"],
            },
        ),
        migrations.CreateModel(
            name="ChainLink",
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
                ("number", models.PositiveIntegerField(verbose_name="sıra")),
                ("kind", models.CharField(max_length=12, verbose_name="tür")),
                ("record", models.PositiveBigIntegerField(verbose_name="kayıt no")),
                ("payload", models.TextField(verbose_name="içerik")),
                (
                    "digest",
                    models.CharField(max_length=64, verbose_name="özet (SHA-256)"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chain_links",
                        to="plans.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "zincir halkası",
                "verbose_name_plural": "zincir halkaları",
                "ordering": ["plan_id", "number"],
                "indexes": [
                    models.Index(
                        fields=["kind", "plan", "record", "number"],
                        name="chain_by_record",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        name="chain_number_once_per_plan",
                        violation_error_message="Bu planın zincirinde bu sıra dolu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="chain_number_from_one",
                        violation_error_message="Halkalar birden başlar.",
                    ),
                ],
            },
        ),
    ]
