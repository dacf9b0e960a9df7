import django.db.models.deletion
import django.utils.timezone
import indicators.models.evidence
import plans.models.figures
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('plans', '0001_keep_plans'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='kalıcı kimlik')),
                ('code', models.CharField(max_length=20, verbose_name='kod')),
                ('printed_code', models.CharField(blank=True, max_length=40, verbose_name='basılı kod')),
                ('slug', models.CharField(max_length=40, verbose_name='adresteki ad')),
                ('position', models.PositiveSmallIntegerField(verbose_name='sıra')),
                ('name', models.TextField(verbose_name='gösterge')),
                ('monitoring_frequency', models.CharField(blank=True, max_length=60, verbose_name='izleme sıklığı')),
                ('reporting_frequency', models.CharField(blank=True, max_length=60, verbose_name='raporlama sıklığı')),
                ('definition', models.TextField(blank=True, verbose_name='tanım')),
                ('formula', models.TextField(blank=True, verbose_name='hesaplama yöntemi')),
                ('data_source', models.TextField(blank=True, verbose_name='veri kaynağı')),
                ('printed_cumulative', models.BooleanField(blank=True, null=True, verbose_name='belgede kümülatif işareti')),
                ('data_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='kaynaktaki yıl etiketi')),
                ('data_unit', models.ForeignKey(blank=True, help_text='Boşsa hedefin sorumlu birimi veri girer.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='plans.unit', verbose_name='veri sorumlusu birim')),
                ('introduced_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planrevision', verbose_name='geldiği sürüm')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='plans.objective', verbose_name='hedef')),
                ('withdrawn_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planrevision', verbose_name='kaldırıldığı sürüm')),
            ],
            options={
                'verbose_name': 'gösterge',
                'verbose_name_plural': 'göstergeler',
                'ordering': ['objective', 'position'],
            },
        ),
        migrations.CreateModel(
            name='ActualEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='yıl')),
                ('period', models.CharField(choices=[('YEAR', 'yıl'), ('H1', 'ilk altı ay'), ('Q1', '1. çeyrek'), ('Q2', '2. çeyrek'), ('Q3', '3. çeyrek'), ('Q4', '4. çeyrek'), ('M01', 'ocak'), ('M02', 'şubat'), ('M03', 'mart'), ('M04', 'nisan'), ('M05', 'mayıs'), ('M06', 'haziran'), ('M07', 'temmuz'), ('M08', 'ağustos'), ('M09', 'eylül'), ('M10', 'ekim'), ('M11', 'kasım'), ('M12', 'aralık')], default='YEAR', max_length=4, verbose_name='dönem')),
                ('value', models.DecimalField(blank=True, decimal_places=4, help_text='Boşsa “veri girilmedi” kalır. Değer sıfırsa 0 yazın.', max_digits=19, null=True, validators=[plans.models.figures.keeps_every_digit], verbose_name='gerçekleşen')),
                ('reported_as', models.CharField(choices=[('total', 'toplam'), ('increment', 'dönemde eklenen')], default='total', max_length=10, verbose_name='bildirim')),
                ('state', models.CharField(choices=[('draft', 'taslak'), ('submitted', 'onay bekliyor'), ('returned', 'geri gönderildi'), ('approved', 'onaylandı')], default='draft', max_length=10, verbose_name='durum')),
                ('explanation', models.TextField(blank=True, verbose_name='açıklama')),
                ('deviation_reason', models.TextField(blank=True, verbose_name='sapma nedeni')),
                ('corrective_measure', models.TextField(blank=True, verbose_name='alınacak önlem')),
                ('entered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='giriş zamanı')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='onaya gönderildiği zaman')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='karar zamanı')),
                ('decision_note', models.TextField(blank=True, verbose_name='karar notu')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='yayımlandığı zaman')),
                ('correction_reason', models.TextField(blank=True, verbose_name='düzeltme nedeni')),
                ('printed_performance', models.DecimalField(blank=True, decimal_places=4, max_digits=9, null=True, verbose_name='kaynağın yazdığı performans (%)')),
                ('citation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.citation', verbose_name='kaynak gösterimi')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='karar veren')),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='giren')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='indicators.actualentry', verbose_name='düzelttiği kayıt')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actuals', to='indicators.indicator', verbose_name='gösterge')),
            ],
            options={
                'verbose_name': 'gerçekleşme',
                'verbose_name_plural': 'gerçekleşmeler',
                'ordering': ['indicator', 'year', 'period', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='IndicatorCitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=60, verbose_name='alan')),
                ('citation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.citation', verbose_name='kaynak gösterimi')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='indicators.indicator', verbose_name='gösterge')),
            ],
            options={
                'verbose_name': 'gösterge kaynağı',
                'verbose_name_plural': 'gösterge kaynakları',
            },
        ),
        migrations.CreateModel(
            name='IndicatorTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weight', models.DecimalField(blank=True, decimal_places=4, max_digits=9, null=True, verbose_name='hedefe etkisi (%)')),
                ('unit_of_measure', models.CharField(blank=True, max_length=60, verbose_name='ölçü birimi')),
                ('method', models.CharField(blank=True, choices=[('level', 'düzey: başlangıçtan hedefe alınan yol'), ('cumulative', 'kümülatif: birikerek büyüyen toplam'), ('annual', 'yıllık: her yıl kendi başına'), ('maintain', 'koruma: değeri hedefte tutmak'), ('data_only', 'veri: izlenir, puanlanmaz')], max_length=12, verbose_name='yöntem')),
                ('direction', models.CharField(blank=True, choices=[('increase', 'artış'), ('decrease', 'azalış'), ('neutral', 'artış/azalış')], max_length=10, verbose_name='göstergenin yönü')),
                ('baseline_value', models.DecimalField(blank=True, decimal_places=4, max_digits=19, null=True, validators=[plans.models.figures.keeps_every_digit], verbose_name='başlangıç değeri')),
                ('baseline_label', models.CharField(blank=True, help_text='Örneğin 2019 (6 aylık).', max_length=120, verbose_name='başlangıç etiketi')),
                ('baseline_not_applicable', models.BooleanField(default=False, verbose_name='başlangıç değeri olmaz')),
                ('tolerance', models.DecimalField(blank=True, decimal_places=4, help_text='Göstergenin biriminde.', max_digits=19, null=True, validators=[plans.models.figures.keeps_every_digit], verbose_name='tolerans')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='indicators.indicator', verbose_name='gösterge')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planrevision', verbose_name='plan sürümü')),
            ],
            options={
                'verbose_name': 'gösterge koşulları',
                'verbose_name_plural': 'gösterge koşulları',
                'ordering': ['indicator', 'revision__number'],
            },
        ),
        migrations.CreateModel(
            name='ReportingPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='yıl')),
                ('period', models.CharField(choices=[('YEAR', 'yıl'), ('H1', 'ilk altı ay'), ('Q1', '1. çeyrek'), ('Q2', '2. çeyrek'), ('Q3', '3. çeyrek'), ('Q4', '4. çeyrek'), ('M01', 'ocak'), ('M02', 'şubat'), ('M03', 'mart'), ('M04', 'nisan'), ('M05', 'mayıs'), ('M06', 'haziran'), ('M07', 'temmuz'), ('M08', 'ağustos'), ('M09', 'eylül'), ('M10', 'ekim'), ('M11', 'kasım'), ('M12', 'aralık')], default='YEAR', max_length=4, verbose_name='dönem')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='son gün')),
                ('state', models.CharField(choices=[('planned', 'planlandı'), ('open', 'açık'), ('closed', 'kapandı')], default='planned', max_length=10, verbose_name='durum')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='kapandığı gün')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reporting_periods', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'raporlama dönemi',
                'verbose_name_plural': 'raporlama dönemleri',
                'ordering': ['plan', 'year', 'period'],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='yıl')),
                ('period', models.CharField(choices=[('YEAR', 'yıl'), ('H1', 'ilk altı ay'), ('Q1', '1. çeyrek'), ('Q2', '2. çeyrek'), ('Q3', '3. çeyrek'), ('Q4', '4. çeyrek'), ('M01', 'ocak'), ('M02', 'şubat'), ('M03', 'mart'), ('M04', 'nisan'), ('M05', 'mayıs'), ('M06', 'haziran'), ('M07', 'temmuz'), ('M08', 'ağustos'), ('M09', 'eylül'), ('M10', 'ekim'), ('M11', 'kasım'), ('M12', 'aralık')], default='YEAR', max_length=4, verbose_name='dönem')),
                ('basis', models.CharField(choices=[('current', 'geçerli hedef'), ('original', 'ilk hedef')], default='current', max_length=10, verbose_name='dayanak')),
                ('percent', models.DecimalField(decimal_places=4, max_digits=9, null=True, verbose_name='tamamlanma (%)')),
                ('coverage', models.DecimalField(decimal_places=4, max_digits=9, verbose_name='veri kapsamı (%)')),
                ('low', models.DecimalField(decimal_places=4, max_digits=9, null=True, verbose_name='en az (%)')),
                ('high', models.DecimalField(decimal_places=4, max_digits=9, null=True, verbose_name='en çok (%)')),
                ('flags', models.JSONField(default=list, verbose_name='işaretler')),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='yayımlandığı zaman')),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='plans.goal', verbose_name='amaç')),
                ('objective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='plans.objective', verbose_name='hedef')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'yayımlanan sonuç',
                'verbose_name_plural': 'yayımlanan sonuçlar',
                'ordering': ['plan', 'year', 'period', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='StatusBand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(choices=[('reach', 'ulaşıldı'), ('near', 'yakın'), ('behind', 'gerisinde'), ('far', 'çok gerisinde')], max_length=10, verbose_name='görünüm')),
                ('label', models.CharField(max_length=60, verbose_name='söz')),
                ('lower', models.DecimalField(blank=True, decimal_places=4, help_text='Boş: en alttaki bant.', max_digits=9, null=True, verbose_name='alt sınır (%)')),
                ('municipality', models.ForeignKey(blank=True, help_text='Boşsa kendi bantları olmayan bütün belediyeler için.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='status_bands', to='plans.municipality', verbose_name='belediye')),
            ],
            options={
                'verbose_name': 'durum bandı',
                'verbose_name_plural': 'durum bantları',
                'ordering': ['municipality', '-lower'],
            },
        ),
        migrations.CreateModel(
            name='TargetRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='yıl')),
                ('value', models.DecimalField(blank=True, decimal_places=4, help_text='Boş: bu yıl için hedef yok.', max_digits=19, null=True, validators=[plans.models.figures.keeps_every_digit], verbose_name='hedeflenen')),
                ('origin', models.CharField(choices=[('plan', 'ilk plan'), ('update', 'güncelleme'), ('programme', 'performans programı')], default='plan', max_length=10, verbose_name='kaynağı')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kayıt zamanı')),
                ('decision_number', models.CharField(blank=True, max_length=40, verbose_name='karar no')),
                ('decision_date', models.DateField(blank=True, null=True, verbose_name='karar tarihi')),
                ('reason', models.TextField(blank=True, verbose_name='gerekçe')),
                ('citation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.citation', verbose_name='kaynak gösterimi')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='indicators.indicator', verbose_name='gösterge')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kaydeden')),
            ],
            options={
                'verbose_name': 'hedef değer',
                'verbose_name_plural': 'hedef değerler',
                'ordering': ['indicator', 'year', 'recorded_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='başlık')),
                ('file', models.FileField(blank=True, upload_to=indicators.models.evidence.evidence_path, verbose_name='dosya')),
                ('address', models.URLField(blank=True, max_length=500, verbose_name='adres')),
                ('is_public', models.BooleanField(default=False, verbose_name='herkese açık')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='eklendiği zaman')),
                ('actual', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='indicators.actualentry', verbose_name='gerçekleşme')),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ekleyen')),
            ],
            options={
                'verbose_name': 'kanıt',
                'verbose_name_plural': 'kanıtlar',
                'ordering': ['actual', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(models.Q(('file', ''), _negated=True), ('address', '')), models.Q(('file', ''), models.Q(('address', ''), _negated=True)), _connector='OR'), name='evidence_is_a_file_or_an_address', violation_error_message='Kanıt ya bir dosya ya bir adrestir.')],
            },
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.UniqueConstraint(fields=('objective', 'position'), name='indicator_position_once_per_objective', violation_error_message='Bu hedefte bu sırada bir gösterge var.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.UniqueConstraint(fields=('objective', 'slug'), name='indicator_slug_once_per_objective', violation_error_message='Bu hedefte bu adreste bir gösterge var.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='indicator_has_a_name', violation_error_message='Göstergenin adı boş olamaz.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned'])), fields=('indicator', 'year', 'period'), name='actual_one_open_entry_per_period', violation_error_message='Bu dönem için karar bekleyen bir kayıt var.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'approved'), ('supersedes', None)), fields=('indicator', 'year', 'period'), name='actual_one_first_approval_per_period', violation_error_message='Bu dönemin değeri onaylı; düzeltme girin.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(('period__in', ('YEAR', 'H1', 'Q1', 'Q2', 'Q3', 'Q4', 'M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12'))), name='actual_period_is_known', violation_error_message='Dönem bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), models.Q(('decided_at__isnull', False), ('published_at__isnull', False)), _connector='OR'), name='actual_approved_entries_are_published', violation_error_message='Onaylı kaydın karar ve yayım zamanı olmalı.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'approved'), ('published_at', None), _connector='OR'), name='actual_only_approved_entries_are_published', violation_error_message='Onaylanmamış kayıt yayımlanamaz.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('decision_note', ''), _negated=True), _connector='OR'), name='actual_returned_with_a_note', violation_error_message='Geri gönderirken neden yazılır.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(('supersedes', None), models.Q(('correction_reason', ''), _negated=True), _connector='OR'), name='actual_correction_has_a_reason', violation_error_message='Düzeltmenin nedeni yazılır.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(('entered_by', None), ('decided_by', None), models.Q(('entered_by', models.F('decided_by')), _negated=True), _connector='OR'), name='actual_nobody_decides_their_own', violation_error_message='Kimse kendi girdiği değeri onaylayamaz.'),
        ),
        migrations.AddConstraint(
            model_name='indicatorcitation',
            constraint=models.UniqueConstraint(fields=('indicator', 'field'), name='indicator_citation_once_per_field'),
        ),
        migrations.AddConstraint(
            model_name='indicatorterms',
            constraint=models.UniqueConstraint(fields=('indicator', 'revision'), name='indicator_terms_once_per_revision', violation_error_message='Bu göstergenin bu sürümde koşulları var.'),
        ),
        migrations.AddConstraint(
            model_name='indicatorterms',
            constraint=models.CheckConstraint(condition=models.Q(('weight', None), models.Q(('weight__gte', 0), ('weight__lte', 100)), _connector='OR'), name='indicator_weight_between_0_and_100', violation_error_message='Hedefe etkisi 0 ile 100 arasındadır.'),
        ),
        migrations.AddConstraint(
            model_name='indicatorterms',
            constraint=models.CheckConstraint(condition=models.Q(('tolerance', None), ('tolerance__gte', 0), _connector='OR'), name='indicator_tolerance_not_negative', violation_error_message='Tolerans eksi olamaz.'),
        ),
        migrations.AddConstraint(
            model_name='indicatorterms',
            constraint=models.CheckConstraint(condition=models.Q(('baseline_not_applicable', False), ('baseline_value', None), _connector='OR'), name='indicator_baseline_absent_where_not_applicable', violation_error_message='Başlangıç değeri olmayan göstergeye başlangıç yazılamaz.'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.UniqueConstraint(fields=('plan', 'year', 'period'), name='reporting_period_once', violation_error_message='Bu planda bu dönem zaten var.'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.CheckConstraint(condition=models.Q(('period__in', ('YEAR', 'H1', 'Q1', 'Q2', 'Q3', 'Q4', 'M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12'))), name='reporting_period_is_known', violation_error_message='Dönem bilinmiyor.'),
        ),
        migrations.AddIndex(
            model_name='score',
            index=models.Index(fields=['plan', 'year', 'period', 'basis', 'published_at'], name='score_by_plan_period'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('goal', None), ('objective', None), _connector='OR'), name='score_of_one_thing', violation_error_message='Sonuç tek bir amacın, hedefin veya planın olur.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('coverage__gte', 0), ('coverage__lte', 100)), name='score_coverage_between_0_and_100', violation_error_message='Kapsam 0 ile 100 arasındadır.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('percent', None), models.Q(('percent__gte', 0), ('percent__lte', 100)), _connector='OR'), name='score_percent_between_0_and_100', violation_error_message='Tamamlanma 0 ile 100 arasındadır.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('period__in', ('YEAR', 'H1', 'Q1', 'Q2', 'Q3', 'Q4', 'M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12'))), name='score_period_is_known', violation_error_message='Dönem bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='statusband',
            constraint=models.UniqueConstraint(condition=models.Q(('municipality__isnull', False)), fields=('municipality', 'key'), name='status_band_once_per_municipality', violation_error_message='Bu belediyede bu bant var.'),
        ),
        migrations.AddConstraint(
            model_name='statusband',
            constraint=models.UniqueConstraint(condition=models.Q(('municipality__isnull', True)), fields=('key',), name='status_band_once_for_all', violation_error_message='Bu bant zaten var.'),
        ),
        migrations.AddConstraint(
            model_name='targetrevision',
            constraint=models.UniqueConstraint(condition=models.Q(('origin', 'plan')), fields=('indicator', 'year'), name='target_once_in_the_first_plan', violation_error_message='Bu yılın ilk hedefi zaten yazılı.'),
        ),
        migrations.AddConstraint(
            model_name='targetrevision',
            constraint=models.CheckConstraint(condition=models.Q(('origin__in', ['plan', 'update', 'programme'])), name='target_origin_is_known', violation_error_message='Hedefin kaynağı bilinmiyor.'),
        ),
    ]
