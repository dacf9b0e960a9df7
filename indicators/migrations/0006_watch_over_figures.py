import django.db.models.deletion
import django.utils.timezone
import plans.models.figures
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0005_correct_first_targets'),
        ('plans', '0003_order_rows_without_joins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EvaluationCriterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=60, verbose_name='ölçüt')),
                ('question', models.TextField(blank=True, verbose_name='yardım sorusu')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='sıra')),
                ('is_active', models.BooleanField(default=True, verbose_name='kullanılıyor')),
                ('municipality', models.ForeignKey(blank=True, help_text='Boşsa kendi listesi olmayan bütün belediyeler için.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evaluation_criteria', to='plans.municipality', verbose_name='belediye')),
            ],
            options={
                'verbose_name': 'değerlendirme ölçütü',
                'verbose_name_plural': 'değerlendirme ölçütleri',
                'ordering': ['municipality_id', 'position', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('municipality__isnull', False)), fields=('municipality', 'label'), name='evaluation_criterion_once_per_municipality', violation_error_message='Bu ölçüt bu belediyede var.'), models.UniqueConstraint(condition=models.Q(('municipality__isnull', True)), fields=('label',), name='evaluation_criterion_once_for_all', violation_error_message='Bu ölçüt zaten var.'), models.CheckConstraint(condition=models.Q(('label', ''), _negated=True), name='evaluation_criterion_has_a_label', violation_error_message='Ölçütün adı boş olamaz.')],
            },
        ),
        migrations.CreateModel(
            name='BreakdownPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dimension', models.CharField(choices=[('district', 'ilçe'), ('sex', 'cinsiyet'), ('age_group', 'yaş grubu')], max_length=10, verbose_name='kırılım')),
                ('category', models.CharField(max_length=120, verbose_name='grup')),
                ('value', models.DecimalField(decimal_places=4, max_digits=19, validators=[plans.models.figures.keeps_every_digit], verbose_name='değer')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='sıra')),
                ('actual', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='indicators.actualentry', verbose_name='gerçekleşme')),
            ],
            options={
                'verbose_name': 'kırılım',
                'verbose_name_plural': 'kırılımlar',
                'ordering': ['actual_id', 'dimension', 'position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('actual', 'dimension', 'category'), name='breakdown_category_once', violation_error_message='Bu grup bu kırılımda zaten var.'), models.CheckConstraint(condition=models.Q(('category', ''), _negated=True), name='breakdown_part_has_a_category', violation_error_message='Kırılımın grubu yazılır.'), models.CheckConstraint(condition=models.Q(('dimension__in', ['district', 'sex', 'age_group'])), name='breakdown_dimension_is_known', violation_error_message='Kırılımın türü bilinmiyor.')],
            },
        ),
        migrations.CreateModel(
            name='ConfirmedDoubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20, verbose_name='tür')),
                ('question', models.TextField(verbose_name='soru')),
                ('value', models.DecimalField(decimal_places=4, max_digits=19, validators=[plans.models.figures.keeps_every_digit], verbose_name='değer')),
                ('confirmed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='yanıt zamanı')),
                ('actual', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmed_doubts', to='indicators.actualentry', verbose_name='gerçekleşme')),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='emin olan')),
            ],
            options={
                'verbose_name': 'emin olunan değer',
                'verbose_name_plural': 'emin olunan değerler',
                'ordering': ['actual_id', 'confirmed_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('actual', 'kind', 'value'), name='doubt_answered_once_per_value', violation_error_message='Bu soru bu değer için yanıtlandı.')],
            },
        ),
        migrations.CreateModel(
            name='Deadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='iş')),
                ('rule', models.CharField(max_length=200, verbose_name='süre')),
                ('legal_basis', models.CharField(max_length=300, verbose_name='dayanak')),
                ('month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ay')),
                ('day', models.PositiveSmallIntegerField(blank=True, help_text='Ayda o gün yoksa ayın son günü.', null=True, verbose_name='gün')),
                ('years_after', models.SmallIntegerField(default=0, help_text='Önceki yıl için −1, izleyen yıl için 1.', verbose_name='ilgili yıldan kaç yıl sonra')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='sıra')),
                ('municipality', models.ForeignKey(blank=True, help_text='Boşsa bütün belediyeler için.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deadlines', to='plans.municipality', verbose_name='belediye')),
            ],
            options={
                'verbose_name': 'yasal süre',
                'verbose_name_plural': 'yasal süreler',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('day', None), ('month', None)), models.Q(('day__gte', 1), ('day__lte', 31), ('month__gte', 1), ('month__lte', 12)), _connector='OR'), name='deadline_day_with_its_month', violation_error_message='Ay ve gün birlikte yazılır.'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('legal_basis', ''), _negated=True)), name='deadline_has_a_basis', violation_error_message='İşin adı ve dayanağı yazılır.')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorEvaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='değerlendirme')),
                ('actual', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evaluations', to='indicators.actualentry', verbose_name='gerçekleşme')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.evaluationcriterion', verbose_name='ölçüt')),
            ],
            options={
                'verbose_name': 'gösterge değerlendirmesi',
                'verbose_name_plural': 'gösterge değerlendirmeleri',
                'ordering': ['actual_id', 'criterion__position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('actual', 'criterion'), name='evaluation_once_per_criterion', violation_error_message='Bu ölçüt için bir değerlendirme var.'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='evaluation_says_something', violation_error_message='Değerlendirme boş olamaz.')],
            },
        ),
        migrations.CreateModel(
            name='ObjectiveEvaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='yıl')),
                ('period', models.CharField(choices=[('YEAR', 'yıl'), ('H1', 'ilk altı ay'), ('Q1', '1. çeyrek'), ('Q2', '2. çeyrek'), ('Q3', '3. çeyrek'), ('Q4', '4. çeyrek'), ('M01', 'ocak'), ('M02', 'şubat'), ('M03', 'mart'), ('M04', 'nisan'), ('M05', 'mayıs'), ('M06', 'haziran'), ('M07', 'temmuz'), ('M08', 'ağustos'), ('M09', 'eylül'), ('M10', 'ekim'), ('M11', 'kasım'), ('M12', 'aralık')], default='YEAR', max_length=4, verbose_name='dönem')),
                ('deviation_reason', models.TextField(blank=True, verbose_name='sapmanın nedeni')),
                ('measures', models.TextField(blank=True, verbose_name='alınacak önlemler')),
                ('state', models.CharField(choices=[('draft', 'taslak'), ('submitted', 'onay bekliyor'), ('returned', 'geri gönderildi'), ('approved', 'onaylandı')], default='draft', max_length=10, verbose_name='durum')),
                ('entered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='giriş zamanı')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='karar zamanı')),
                ('decision_note', models.TextField(blank=True, verbose_name='karar notu')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='karar veren')),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='giren')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='plans.objective', verbose_name='hedef')),
            ],
            options={
                'verbose_name': 'hedef değerlendirmesi',
                'verbose_name_plural': 'hedef değerlendirmeleri',
                'ordering': ['objective_id', 'year', 'period'],
                'constraints': [models.UniqueConstraint(fields=('objective', 'year', 'period'), name='objective_evaluation_once_per_period', violation_error_message='Bu dönemin hedef değerlendirmesi var.'), models.CheckConstraint(condition=models.Q(('period__in', ('YEAR', 'H1', 'Q1', 'Q2', 'Q3', 'Q4', 'M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12'))), name='objective_evaluation_period_is_known', violation_error_message='Dönem bilinmiyor.'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'approved'])), name='objective_evaluation_state_is_known', violation_error_message='Değerlendirmenin durumu bilinmiyor.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('decision_note', ''), _negated=True), _connector='OR'), name='objective_evaluation_returned_with_a_note', violation_error_message='Geri gönderirken neden yazılır.'), models.CheckConstraint(condition=models.Q(('entered_by', None), ('decided_by', None), models.Q(('entered_by', models.F('decided_by')), _negated=True), _connector='OR'), name='objective_evaluation_nobody_decides_their_own', violation_error_message='Kimse kendi yazdığını onaylayamaz.')],
            },
        ),
        migrations.CreateModel(
            name='PeriodExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField(help_text='Bu gün de giriş yapılabilir.', verbose_name='son gün')),
                ('reason', models.TextField(verbose_name='gerekçe')),
                ('granted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='verildiği zaman')),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='veren')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='indicators.reportingperiod', verbose_name='raporlama dönemi')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='plans.unit', verbose_name='birim')),
            ],
            options={
                'verbose_name': 'ek süre',
                'verbose_name_plural': 'ek süreler',
                'ordering': ['period_id', 'unit', 'granted_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='period_extension_has_a_reason', violation_error_message='Ek sürenin gerekçesi yazılır.')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('coming', 'son gün yaklaşıyor'), ('overdue', 'süresi geçti'), ('digest', 'bekleyenler')], max_length=10, verbose_name='tür')),
                ('sent_on', models.DateField(verbose_name='gönderildiği gün')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='indicators.reportingperiod', verbose_name='raporlama dönemi')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kime')),
            ],
            options={
                'verbose_name': 'hatırlatma',
                'verbose_name_plural': 'hatırlatmalar',
                'ordering': ['-sent_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('period', 'user', 'kind', 'sent_on'), name='reminder_once_a_day', violation_error_message='Bu hatırlatma bugün gönderildi.'), models.CheckConstraint(condition=models.Q(('kind__in', ['coming', 'overdue', 'digest'])), name='reminder_kind_is_known', violation_error_message='Hatırlatmanın türü bilinmiyor.')],
            },
        ),
        migrations.AddField(
            model_name='actualentry',
            name='breakdown_note',
            field=models.TextField(blank=True, help_text='Parçalar toplamı ya da pay ile payda değeri vermiyorsa nedeni.', verbose_name='kırılım notu'),
        ),
        migrations.AddField(
            model_name='actualentry',
            name='denominator',
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=19, null=True, validators=[plans.models.figures.keeps_every_digit], verbose_name='payda'),
        ),
        migrations.AddField(
            model_name='actualentry',
            name='numerator',
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=19, null=True, validators=[plans.models.figures.keeps_every_digit], verbose_name='pay'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='removed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='çıkarıldığı zaman'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='removed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='çıkaran'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='sha256',
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name='SHA-256'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('denominator', None), ('numerator', None)), models.Q(('denominator__isnull', False), ('numerator__isnull', False)), _connector='OR'), name='actual_numerator_with_its_denominator', violation_error_message='Pay ile payda birlikte yazılır.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(('denominator', None), models.Q(('denominator', 0), _negated=True), _connector='OR'), name='actual_denominator_not_zero', violation_error_message='Payda sıfır olamaz.'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('removed_at', None), ('is_public', False), _connector='OR'), name='evidence_removed_is_not_public', violation_error_message='Çıkarılan kanıt herkese açık olamaz.'),
        ),
    ]
