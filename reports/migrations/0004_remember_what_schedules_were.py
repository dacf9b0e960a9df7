import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from plans.models.remembered import begin_history


def keep_what_stands(apps, schema_editor):
    begin_history(apps, 'reports', ['ReportSchedule'])


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0008_take_over_committed_readings'),
        ('reports', '0003_say_who_makes_a_job'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalReportSchedule',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('kinds', models.CharField(max_length=300, verbose_name='tablolar')),
                ('suffix', models.CharField(max_length=4, verbose_name='dosya türü')),
                ('rhythm', models.CharField(choices=[('monthly', 'her ay'), ('period_end', 'dönem kapanınca')], max_length=10, verbose_name='ne zaman')),
                ('is_active', models.BooleanField(default=True, verbose_name='sürüyor')),
                ('starts_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='başladığı gün')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_change_reason', models.TextField(blank=True)),
                ('history_id', models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('made_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kuran')),
                ('plan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'historical zamanlanmış rapor',
                'verbose_name_plural': 'historical zamanlanmış raporlar',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunPython(keep_what_stands, migrations.RunPython.noop),
    ]
