from decimal import Decimal

from django.db import migrations

BANDS = [
    ("reach", "Hedefe ulaşıldı", Decimal(100)),
    ("near", "Hedefe yakın", Decimal(85)),
    ("behind", "Hedefin gerisinde", Decimal(50)),
    ("far", "Hedefin çok gerisinde", None),
]


def write_bands(apps, schema_editor):
    StatusBand = apps.get_model("indicators", "StatusBand")
    for key, label, lower in BANDS:
        StatusBand.objects.create(municipality=None, key=key, label=label, lower=lower)


def remove_bands(apps, schema_editor):
    apps.get_model("indicators", "StatusBand").objects.filter(municipality=None).delete()


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_keep_indicators")]
    operations = [migrations.RunPython(write_bands, remove_bands)]
