import django.db.models.deletion
import django.utils.timezone
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('indicators', '0013_link_objective_evaluations'),
        ('plans', '0006_take_a_form_once'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=4000, verbose_name='cevap')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='yayımlandığı zaman')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='düzeltme nedeni')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='yayımlayan')),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='reports.answer', verbose_name='düzelttiği cevap')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.unit', verbose_name='cevabı hazırlayan birim')),
            ],
            options={
                'verbose_name': 'cevap',
                'verbose_name_plural': 'cevaplar',
                'ordering': ['question_id', 'at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalQuestion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='anahtar')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='yıl')),
                ('language', models.CharField(choices=[('tr', 'Türkçe'), ('en', 'English')], default='tr', max_length=2, verbose_name='dil')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sorulduğu zaman')),
                ('state', models.CharField(choices=[('waiting', 'inceleniyor'), ('published', 'yayımlandı'), ('refused', 'yayımlanmadı')], default='waiting', max_length=10, verbose_name='durum')),
                ('reason', models.CharField(blank=True, choices=[('off_topic', 'göstergeyle ya da planla ilgili değil'), ('personal', 'kişisel bilgi içeriyor'), ('offensive', 'hakaret ya da suçlama içeriyor'), ('advertisement', 'reklam ya da anlamsız ileti'), ('repeated', 'daha önce sorulmuş'), ('other', 'başka bir neden')], max_length=20, verbose_name='yayımlanmama nedeni')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='not')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='karar zamanı')),
                ('proposal', models.TextField(blank=True, verbose_name='cevap önerisi')),
                ('proposed_at', models.DateTimeField(blank=True, null=True, verbose_name='cevabın önerildiği zaman')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_change_reason', models.TextField(blank=True)),
                ('history_id', models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='karar veren')),
                ('indicator', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='indicators.indicator', verbose_name='gösterge')),
                ('proposed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cevabı öneren')),
            ],
            options={
                'verbose_name': 'historical soru',
                'verbose_name_plural': 'historical sorular',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='anahtar')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='yıl')),
                ('text', models.TextField(blank=True, max_length=1000, verbose_name='soru')),
                ('digest', models.CharField(editable=False, max_length=64, verbose_name='özet')),
                ('asker_name', models.CharField(blank=True, max_length=60, verbose_name='soran')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-posta')),
                ('language', models.CharField(choices=[('tr', 'Türkçe'), ('en', 'English')], default='tr', max_length=2, verbose_name='dil')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sorulduğu zaman')),
                ('state', models.CharField(choices=[('waiting', 'inceleniyor'), ('published', 'yayımlandı'), ('refused', 'yayımlanmadı')], default='waiting', max_length=10, verbose_name='durum')),
                ('reason', models.CharField(blank=True, choices=[('off_topic', 'göstergeyle ya da planla ilgili değil'), ('personal', 'kişisel bilgi içeriyor'), ('offensive', 'hakaret ya da suçlama içeriyor'), ('advertisement', 'reklam ya da anlamsız ileti'), ('repeated', 'daha önce sorulmuş'), ('other', 'başka bir neden')], max_length=20, verbose_name='yayımlanmama nedeni')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='not')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='karar zamanı')),
                ('proposal', models.TextField(blank=True, verbose_name='cevap önerisi')),
                ('proposed_at', models.DateTimeField(blank=True, null=True, verbose_name='cevabın önerildiği zaman')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='karar veren')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='indicators.indicator', verbose_name='gösterge')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cevabı öneren')),
            ],
            options={
                'verbose_name': 'soru',
                'verbose_name_plural': 'sorular',
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAnswer',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('text', models.TextField(max_length=4000, verbose_name='cevap')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='yayımlandığı zaman')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='düzeltme nedeni')),
                ('history_user_id', models.IntegerField(null=True)),
                ('history_change_reason', models.TextField(blank=True)),
                ('history_id', models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='yayımlayan')),
                ('corrects', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='reports.answer', verbose_name='düzelttiği cevap')),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.unit', verbose_name='cevabı hazırlayan birim')),
                ('question', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='reports.question', verbose_name='soru')),
            ],
            options={
                'verbose_name': 'historical cevap',
                'verbose_name_plural': 'historical cevaplar',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='answer',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='reports.question', verbose_name='soru'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['state', 'asked_at'], name='question_state_asked'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('indicator', 'digest'), name='question_once_per_indicator', violation_error_message='Aynı soru bu gösterge için daha önce soruldu.'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('state', 'refused'), _connector='OR'), name='question_says_something', violation_error_message='Soru boş olamaz.'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'published', 'refused'])), name='question_state_is_known', violation_error_message='Sorunun durumu bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ['tr', 'en'])), name='question_language_is_known', violation_error_message='Sorunun dili bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='question_decided_once_it_waits_no_more', violation_error_message='Karar, zamanıyla yazılır.'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'refused'), _negated=True), ('reason', '')), _connector='OR'), name='question_refused_with_a_reason', violation_error_message='Yayımlanmayan soruda neden yazılır.'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', 'other'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='question_other_reason_is_said', violation_error_message='Başka bir nedense ne olduğu yazılır.'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(condition=models.Q(('corrects', None)), fields=('question',), name='answer_first_once_per_question', violation_error_message='Bu soru cevaplanmış; cevabı düzeltin.'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='answer_says_something', violation_error_message='Cevap boş olamaz.'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrects', None), ('reason', '')), models.Q(('corrects__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='answer_corrected_with_a_reason', violation_error_message='Düzeltmenin nedeni yazılır.'),
        ),
    ]
