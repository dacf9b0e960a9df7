import django.db.models.deletion
import django.utils.timezone
import plans.models.figures
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0014_find_indicators'),
        ('plans', '0007_find_texts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalCommonIndicator',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='ad')),
                ('unit_of_measure', models.CharField(max_length=60, verbose_name='ölçü birimi')),
                ('definition', models.TextField(help_text='Neyin sayıldığı; eşleştiren kişi buna bakar.', verbose_name='tanım')),
                ('per_people', models.PositiveIntegerField(blank=True, choices=[(1, 'kişi başına'), (1000, 'bin kişi başına'), (100000, 'yüz bin kişi başına')], help_text='Boşsa değer nüfusa bölünmez.', null=True, verbose_name='nüfusa göre')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_change_reason', models.TextField(blank=True)),
                ('history_id', models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical ortak gösterge',
                'verbose_name_plural': 'historical ortak göstergeler',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='CommonIndicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='ad')),
                ('unit_of_measure', models.CharField(max_length=60, verbose_name='ölçü birimi')),
                ('definition', models.TextField(help_text='Neyin sayıldığı; eşleştiren kişi buna bakar.', verbose_name='tanım')),
                ('per_people', models.PositiveIntegerField(blank=True, choices=[(1, 'kişi başına'), (1000, 'bin kişi başına'), (100000, 'yüz bin kişi başına')], help_text='Boşsa değer nüfusa bölünmez.', null=True, verbose_name='nüfusa göre')),
            ],
            options={
                'verbose_name': 'ortak gösterge',
                'verbose_name_plural': 'ortak göstergeler',
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('definition', ''), _negated=True), name='common_indicator_is_defined', violation_error_message='Ortak göstergenin tanımı boş olamaz.'), models.CheckConstraint(condition=models.Q(('per_people', None), ('per_people__in', [1, 1000, 100000]), _connector='OR'), name='common_indicator_people_are_known', violation_error_message='Nüfus oranı bilinmiyor.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalCommonMapping',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('factor', models.DecimalField(decimal_places=10, default=1, help_text='Göstergenin değeri bununla çarpılınca ortak birime çevrilir; birimler aynıysa 1.', max_digits=20, validators=[plans.models.figures.keeps_every_digit], verbose_name='çarpan')),
                ('note', models.TextField(help_text='İkisinin neden aynı şeyi ölçtüğü; herkese açıktır.', verbose_name='dayanak')),
                ('mapped_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='eşleştirildiği zaman')),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True, verbose_name='geri alındığı zaman')),
                ('withdrawal_reason', models.TextField(blank=True, editable=False, verbose_name='geri alma nedeni')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_change_reason', models.TextField(blank=True)),
                ('history_id', models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('common', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.commonindicator', verbose_name='ortak gösterge')),
                ('indicator', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.indicator', verbose_name='gösterge')),
                ('mapped_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='eşleştiren')),
                ('plan', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.plan', verbose_name='plan')),
                ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='geri alan')),
            ],
            options={
                'verbose_name': 'historical ortak gösterge eşleştirmesi',
                'verbose_name_plural': 'historical ortak gösterge eşleştirmeleri',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='CommonMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('factor', models.DecimalField(decimal_places=10, default=1, help_text='Göstergenin değeri bununla çarpılınca ortak birime çevrilir; birimler aynıysa 1.', max_digits=20, validators=[plans.models.figures.keeps_every_digit], verbose_name='çarpan')),
                ('note', models.TextField(help_text='İkisinin neden aynı şeyi ölçtüğü; herkese açıktır.', verbose_name='dayanak')),
                ('mapped_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='eşleştirildiği zaman')),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True, verbose_name='geri alındığı zaman')),
                ('withdrawal_reason', models.TextField(blank=True, editable=False, verbose_name='geri alma nedeni')),
                ('common', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mappings', to='indicators.commonindicator', verbose_name='ortak gösterge')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='common_mappings', to='indicators.indicator', verbose_name='gösterge')),
                ('mapped_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='eşleştiren')),
                ('plan', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='common_mappings', to='plans.plan', verbose_name='plan')),
                ('withdrawn_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='geri alan')),
            ],
            options={
                'verbose_name': 'ortak gösterge eşleştirmesi',
                'verbose_name_plural': 'ortak gösterge eşleştirmeleri',
                'ordering': ['common_id', 'plan_id', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('common', 'plan'), name='common_mapping_once_per_plan', violation_error_message='Bu planda bu ortak göstergeye eşleştirilmiş bir gösterge var; önce onu geri alın.'), models.CheckConstraint(condition=models.Q(('factor__gt', 0)), name='common_mapping_factor_above_zero', violation_error_message='Çarpan sıfırdan büyük olur.'), models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='common_mapping_has_a_note', violation_error_message='Eşleştirmenin dayanağı yazılır.'), models.CheckConstraint(condition=models.Q(('withdrawn_at', None), models.Q(('withdrawal_reason', ''), _negated=True), _connector='OR'), name='common_mapping_withdrawn_with_a_reason', violation_error_message='Geri almanın nedeni yazılır.')],
            },
        ),
    ]
