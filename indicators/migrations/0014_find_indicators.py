from django.db import migrations

from plans.findable import keep_words


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0013_link_objective_evaluations'),
        ('plans', '0007_find_texts'),
    ]

    operations = [
        keep_words('indicators_indicator', text='name', code='code'),
    ]
