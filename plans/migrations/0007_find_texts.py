from django.db import migrations

from plans.findable import drop_function, keep_words, make_function


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0006_take_a_form_once'),
    ]

    operations = [
        migrations.RunPython(make_function, drop_function),
        keep_words('plans_municipality', text='name'),
        keep_words('plans_unit', text='name'),
        keep_words('plans_goal', text='title', code='code'),
        keep_words('plans_objective', text='title', code='code'),
        keep_words('plans_cardentry', text='text'),
    ]
