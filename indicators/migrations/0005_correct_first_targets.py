from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0004_order_rows_without_joins"),
        ("plans", "0003_order_rows_without_joins"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="targetrevision",
            name="target_once_in_the_first_plan",
        ),
        migrations.AddConstraint(
            model_name="targetrevision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin", "plan"), ("reason", "")),
                fields=("indicator", "year"),
                name="target_once_in_the_first_plan",
                violation_error_message="Bu yılın ilk hedefi zaten yazılı.",
            ),
        ),
    ]
