from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0011_say_who_submitted'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='deadline',
            name='deadline_day_with_its_month',
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('day', None), ('month', None)), models.Q(('day__gte', 1), ('day__isnull', False), ('day__lte', 31), ('month__gte', 1), ('month__isnull', False), ('month__lte', 12)), _connector='OR'), name='deadline_day_with_its_month', violation_error_message='Ay ve gün birlikte yazılır.'),
        ),
    ]
