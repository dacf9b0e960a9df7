import django.db.models.deletion
import django.utils.timezone
import plans.models.kept
import reports.models.job
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0007_find_texts'),
        ('reports', '0001_ask_questions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportSchedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kinds', models.CharField(max_length=300, verbose_name='tablolar')),
                ('suffix', models.CharField(max_length=4, verbose_name='dosya türü')),
                ('rhythm', models.CharField(choices=[('monthly', 'her ay'), ('period_end', 'dönem kapanınca')], max_length=10, verbose_name='ne zaman')),
                ('is_active', models.BooleanField(default=True, verbose_name='sürüyor')),
                ('starts_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='başladığı gün')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kuran')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='report_schedules', to='plans.plan', verbose_name='plan')),
                ('recipients', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='e-postayla haber verilecekler')),
            ],
            options={
                'verbose_name': 'zamanlanmış rapor',
                'verbose_name_plural': 'zamanlanmış raporlar',
                'ordering': ['plan_id', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReportJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('occasion', models.CharField(blank=True, max_length=10, verbose_name='hangi kez')),
                ('kinds', models.CharField(max_length=300, verbose_name='tablolar')),
                ('suffix', models.CharField(max_length=4, verbose_name='dosya türü')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='yıl')),
                ('period', models.CharField(default='YEAR', max_length=4, verbose_name='dönem')),
                ('state', models.CharField(choices=[('waiting', 'sırada'), ('running', 'hazırlanıyor'), ('done', 'hazır'), ('failed', 'hazırlanamadı')], default='waiting', max_length=10, verbose_name='durum')),
                ('parts', models.PositiveIntegerField(default=0, verbose_name='parça')),
                ('parts_done', models.PositiveIntegerField(default=0, verbose_name='biten parça')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='deneme')),
                ('file', plans.models.kept.KeptFileField(blank=True, upload_to=reports.models.job.job_path, verbose_name='dosya')),
                ('name', models.CharField(blank=True, max_length=255, verbose_name='dosya adı')),
                ('size', models.PositiveBigIntegerField(default=0, verbose_name='bayt')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='neden hazırlanamadı')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='istendiği zaman')),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='son haber')),
                ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='indirilebileceği son an')),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_jobs', to=settings.AUTH_USER_MODEL, verbose_name='isteyen')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='report_jobs', to='plans.plan', verbose_name='plan')),
                ('schedule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='jobs', to='reports.reportschedule', verbose_name='zamanlanmış rapor')),
            ],
            options={
                'verbose_name': 'rapor işi',
                'verbose_name_plural': 'rapor işleri',
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReportLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gönderildiği zaman')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='reports.reportjob', verbose_name='rapor işi')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kime')),
            ],
            options={
                'verbose_name': 'rapor mektubu',
                'verbose_name_plural': 'rapor mektupları',
                'ordering': ['job_id', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('job', 'user'), name='report_letter_once_a_person', violation_error_message='Bu rapor bu kişiye bildirildi.')],
            },
        ),
        migrations.AddConstraint(
            model_name='reportschedule',
            constraint=models.UniqueConstraint(fields=('plan', 'kinds', 'suffix', 'rhythm'), name='report_schedule_once', violation_error_message='Bu tablolar bu sıklıkla zaten hazırlanıyor.'),
        ),
        migrations.AddConstraint(
            model_name='reportschedule',
            constraint=models.CheckConstraint(condition=models.Q(('suffix__in', ['xlsx', 'pdf', 'docx'])), name='report_schedule_suffix_is_known', violation_error_message='Dosya türü bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='reportschedule',
            constraint=models.CheckConstraint(condition=models.Q(('rhythm__in', ['monthly', 'period_end'])), name='report_schedule_rhythm_is_known', violation_error_message='Sıklık bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='reportschedule',
            constraint=models.CheckConstraint(condition=models.Q(('kinds', ''), _negated=True), name='report_schedule_names_tables', violation_error_message='En az bir tablo seçin.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.UniqueConstraint(condition=models.Q(('plan__isnull', False), ('state__in', ['waiting', 'running'])), fields=('asked_by', 'plan', 'kinds', 'suffix', 'year', 'period'), name='report_job_once_at_a_time', violation_error_message='Bu tablolar şu anda hazırlanıyor.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.UniqueConstraint(condition=models.Q(('plan', None), ('state__in', ['waiting', 'running'])), fields=('asked_by', 'kinds', 'suffix', 'period'), name='report_job_of_all_once_at_a_time', violation_error_message='Bu tablolar şu anda hazırlanıyor.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.UniqueConstraint(fields=('schedule', 'occasion'), name='report_job_once_an_occasion', violation_error_message='Bu rapor bu dönem için hazırlandı.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('asked_by__isnull', False), ('occasion', ''), ('schedule', None)), models.Q(('asked_by', None), ('schedule__isnull', False), models.Q(('occasion', ''), _negated=True)), _connector='OR'), name='report_job_is_a_persons_or_a_schedules', violation_error_message='İşi bir kişi ya da bir zamanlama ister.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('plan', None), ('schedule', None), ('year', None)), models.Q(('plan__isnull', False), ('year__isnull', False)), _connector='OR'), name='report_job_of_a_plan_has_a_year', violation_error_message='Bir planın tabloları bir yılındır.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'running', 'done', 'failed'])), name='report_job_state_is_known', violation_error_message='İşin durumu bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.CheckConstraint(condition=models.Q(('suffix__in', ['xlsx', 'pdf', 'docx'])), name='report_job_suffix_is_known', violation_error_message='Dosya türü bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.CheckConstraint(condition=models.Q(('period__in', ['YEAR', 'H1'])), name='report_job_period_is_known', violation_error_message='Tablolar yılın ya da ilk altı ayındır.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.CheckConstraint(condition=models.Q(('kinds', ''), _negated=True), name='report_job_names_tables', violation_error_message='En az bir tablo seçin.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('expires_at__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('expires_at', None), ('file', '')), _connector='OR'), name='report_job_file_once_done_until_a_time', violation_error_message='Biten işin dosyasının süresi olur.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), models.Q(('error', ''), _negated=True)), models.Q(models.Q(('state', 'failed'), _negated=True), ('error', '')), _connector='OR'), name='report_job_failure_says_why', violation_error_message='Hazırlanamayan tabloların nedeni yazılır.'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.CheckConstraint(condition=models.Q(('parts_done__lte', models.F('parts'))), name='report_job_does_not_do_more_than_all', violation_error_message='Biten parça, bütün parçalardan çok olamaz.'),
        ),
    ]
