import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ingest', '0002_keep_intakes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DraftEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('set', 'düzeltildi'), ('add', 'eklendi'), ('drop', 'belgeden çıkarıldı'), ('split', 'bölündü'), ('join', 'birleştirildi'), ('move', 'taşındı'), ('place', 'yerleştirildi'), ('settle', 'olduğu gibi onaylandı')], max_length=10, verbose_name='işlem')),
                ('path', models.CharField(blank=True, max_length=200, verbose_name='yer')),
                ('subject', models.CharField(max_length=300, verbose_name='konu')),
                ('before', models.TextField(blank=True, verbose_name='önce')),
                ('after', models.TextField(blank=True, verbose_name='sonra')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='zaman')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='düzelten')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edits', to='ingest.draft', verbose_name='okunan belge')),
            ],
            options={
                'verbose_name': 'düzeltme',
                'verbose_name_plural': 'düzeltmeler',
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['set', 'add', 'drop', 'split', 'join', 'move', 'place', 'settle'])), name='draft_edit_kind_is_known', violation_error_message='Düzeltmenin türü bilinmiyor.')],
            },
        ),
    ]
