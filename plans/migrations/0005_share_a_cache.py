from django.core.management import call_command
from django.db import migrations

TABLE = 'shared_cache'


def create_table(apps, schema_editor):
    # Whatever CACHE_URL says today: tomorrow it may name the table.
    call_command('createcachetable', TABLE, database=schema_editor.connection.alias, verbosity=0)


def drop_table(apps, schema_editor):
    schema_editor.execute(f'DROP TABLE {schema_editor.quote_name(TABLE)}')


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0004_remember_what_people_change'),
    ]

    operations = [
        migrations.RunPython(create_table, drop_table),
    ]
