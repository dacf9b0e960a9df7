import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('plans', '0002_hold_rows_to_their_rules'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reading', models.TextField(editable=False, verbose_name='okunan')),
                ('state', models.CharField(choices=[('open', 'inceleniyor'), ('committed', 'aktarıldı'), ('rejected', 'reddedildi')], default='open', max_length=10, verbose_name='durum')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='okunduğu zaman')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='karar zamanı')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='yükleyen')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='karar veren')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='plans.sourcedocument', verbose_name='belge')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='plans.municipality', verbose_name='belediye')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='plans.plan', verbose_name='aktarıldığı plan')),
            ],
            options={
                'verbose_name': 'okunan belge',
                'verbose_name_plural': 'okunan belgeler',
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'committed', 'rejected'])), name='draft_state_is_known', violation_error_message='Taslağın durumu bilinmiyor.'), models.CheckConstraint(condition=models.Q(('state', 'open'), ('decided_at__isnull', False), _connector='OR'), name='draft_decisions_have_a_time', violation_error_message='Kararın zamanı olmalı.')],
            },
        ),
    ]
