from django.db import migrations


class Migration(migrations.Migration):
    """The table stays as it is: plans.0008 takes it over."""

    dependencies = [
        ("ingest", "0005_keep_filled_sheets"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel("CommittedReading")],
        ),
    ]
