import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0010_link_what_is_published'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='actualentry',
            name='submitted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='onaya gönderen'),
        ),
        migrations.AddField(
            model_name='historicalactualentry',
            name='submitted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='onaya gönderen'),
        ),
        migrations.AddField(
            model_name='historicalobjectiveevaluation',
            name='submitted_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='onaya gönderildiği zaman'),
        ),
        migrations.AddField(
            model_name='historicalobjectiveevaluation',
            name='submitted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='onaya gönderen'),
        ),
        migrations.AddField(
            model_name='objectiveevaluation',
            name='submitted_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='onaya gönderildiği zaman'),
        ),
        migrations.AddField(
            model_name='objectiveevaluation',
            name='submitted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='onaya gönderen'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(('submitted_by', None), ('decided_by', None), models.Q(('submitted_by', models.F('decided_by')), _negated=True), _connector='OR'), name='actual_nobody_decides_what_they_submitted', violation_error_message='Kimse kendi gönderdiği değeri onaylayamaz.'),
        ),
        migrations.AddConstraint(
            model_name='objectiveevaluation',
            constraint=models.CheckConstraint(condition=models.Q(('submitted_by', None), ('decided_by', None), models.Q(('submitted_by', models.F('decided_by')), _negated=True), _connector='OR'), name='objective_evaluation_nobody_decides_what_they_submitted', violation_error_message='Kimse kendi gönderdiğini onaylayamaz.'),
        ),
    ]
