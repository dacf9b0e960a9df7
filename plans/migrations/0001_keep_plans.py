import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import plans.models.figures
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='ad')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='adresteki ad')),
                ('code', models.CharField(blank=True, help_text='Plaka ve ilçe sırası, örneğin 3500; bilinmiyorsa boş.', max_length=10, verbose_name='kod')),
                ('province', models.CharField(blank=True, max_length=40, verbose_name='il')),
                ('kind', models.CharField(blank=True, choices=[('metropolitan', 'büyükşehir belediyesi'), ('provincial', 'il belediyesi'), ('metropolitan_district', 'büyükşehir ilçe belediyesi'), ('district', 'ilçe belediyesi'), ('town', 'belde belediyesi')], max_length=30, verbose_name='tür')),
                ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='nüfus')),
                ('population_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='nüfus yılı')),
                ('is_fictional', models.BooleanField(default=False, help_text='Her sayfasında “kurgusal veri” yazar.', verbose_name='kurgusal')),
                ('sort_key', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Lower(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace('name', models.Value('I'), models.Value('hzz')), models.Value('ı'), models.Value('hzz')), models.Value('İ'), models.Value('i')), models.Value('Ç'), models.Value('czz')), models.Value('ç'), models.Value('czz')), models.Value('Ğ'), models.Value('gzz')), models.Value('ğ'), models.Value('gzz')), models.Value('Ö'), models.Value('ozz')), models.Value('ö'), models.Value('ozz')), models.Value('Ş'), models.Value('szz')), models.Value('ş'), models.Value('szz')), models.Value('Ü'), models.Value('uzz')), models.Value('ü'), models.Value('uzz'))), output_field=models.CharField(max_length=600))),
            ],
            options={
                'verbose_name': 'belediye',
                'verbose_name_plural': 'belediyeler',
                'ordering': ['sort_key'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='municipality_code_is_unique_where_known', violation_error_message='Bu kod başka bir belediyenin.')],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start_year', models.PositiveSmallIntegerField(verbose_name='ilk yıl')),
                ('end_year', models.PositiveSmallIntegerField(verbose_name='son yıl')),
                ('period_note', models.CharField(blank=True, help_text='Dönem belgede yazmıyorsa nereden çıkarıldığı.', max_length=300, verbose_name='dönem notu')),
                ('is_public', models.BooleanField(default=True, verbose_name='portalda görünür')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='plans.municipality', verbose_name='belediye')),
            ],
            options={
                'verbose_name': 'stratejik plan',
                'verbose_name_plural': 'stratejik planlar',
                'ordering': ['municipality__sort_key', '-start_year'],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='kod')),
                ('printed_code', models.CharField(blank=True, max_length=40, verbose_name='basılı kod')),
                ('slug', models.CharField(max_length=40, verbose_name='adresteki ad')),
                ('position', models.PositiveSmallIntegerField(verbose_name='sıra')),
                ('title', models.TextField(blank=True, verbose_name='amaç')),
                ('published_completion', models.DecimalField(blank=True, decimal_places=4, help_text='Kaynağın kendi hesabı; bizim hesabımızla karışmaz.', max_digits=9, null=True, verbose_name='kaynağın yayımladığı yüzde')),
                ('rollup_weight', models.DecimalField(decimal_places=4, default=1, max_digits=9, verbose_name='plan içindeki ağırlık')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'amaç',
                'verbose_name_plural': 'amaçlar',
                'ordering': ['plan', 'position'],
            },
        ),
        migrations.CreateModel(
            name='PlanRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=0, verbose_name='güncelleme no')),
                ('adopted_on', models.DateField(blank=True, null=True, verbose_name='kabul tarihi')),
                ('decision_number', models.CharField(blank=True, max_length=40, verbose_name='meclis kararı')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'plan güncellemesi',
                'verbose_name_plural': 'plan güncellemeleri',
                'ordering': ['plan', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Objective',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='kod')),
                ('printed_code', models.CharField(blank=True, max_length=40, verbose_name='basılı kod')),
                ('slug', models.CharField(max_length=40, verbose_name='adresteki ad')),
                ('position', models.PositiveSmallIntegerField(verbose_name='sıra')),
                ('title', models.TextField(blank=True, verbose_name='hedef')),
                ('responsible_unit_text', models.CharField(blank=True, max_length=300, verbose_name='sorumlu birim, basıldığı gibi')),
                ('rollup_weight', models.DecimalField(decimal_places=4, default=1, max_digits=9, verbose_name='amaç içindeki ağırlık')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objectives', to='plans.goal', verbose_name='amaç')),
                ('introduced_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planrevision', verbose_name='geldiği sürüm')),
                ('withdrawn_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planrevision', verbose_name='kaldırıldığı sürüm')),
            ],
            options={
                'verbose_name': 'hedef',
                'verbose_name_plural': 'hedefler',
                'ordering': ['goal', 'position'],
            },
        ),
        migrations.AddField(
            model_name='goal',
            name='introduced_in',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planrevision', verbose_name='geldiği sürüm'),
        ),
        migrations.AddField(
            model_name='goal',
            name='withdrawn_in',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.planrevision', verbose_name='kaldırıldığı sürüm'),
        ),
        migrations.CreateModel(
            name='SourceDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(upload_to='belgeler/%Y/%m/', verbose_name='dosya')),
                ('name', models.CharField(max_length=255, verbose_name='dosya adı')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 özeti')),
                ('kind', models.CharField(blank=True, max_length=30, verbose_name='belge türü')),
                ('pages', models.PositiveIntegerField(blank=True, null=True, verbose_name='sayfa sayısı')),
                ('source_address', models.URLField(blank=True, max_length=500, verbose_name='kaynak adresi')),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='alındığı zaman')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='plans.municipality', verbose_name='belediye')),
                ('received_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='alan kişi')),
            ],
            options={
                'verbose_name': 'kaynak belge',
                'verbose_name_plural': 'kaynak belgeler',
                'ordering': ['-received_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='planrevision',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='plans.sourcedocument', verbose_name='belge'),
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, verbose_name='basıldığı gibi')),
                ('page', models.PositiveIntegerField(blank=True, null=True, verbose_name='sayfa')),
                ('x0', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ('top', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ('x1', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ('bottom', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                ('cell', models.CharField(blank=True, max_length=80, verbose_name='hücre')),
                ('line', models.PositiveIntegerField(blank=True, null=True, verbose_name='satır')),
                ('confidence', models.DecimalField(blank=True, decimal_places=2, max_digits=3, null=True, verbose_name='güven')),
                ('crop', models.ImageField(blank=True, upload_to='kesitler/%Y/%m/', verbose_name='kesit')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='plans.sourcedocument', verbose_name='belge')),
            ],
            options={
                'verbose_name': 'kaynak gösterimi',
                'verbose_name_plural': 'kaynak gösterimleri',
            },
        ),
        migrations.CreateModel(
            name='Statistic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('province', models.CharField(blank=True, max_length=40, verbose_name='il')),
                ('section', models.CharField(blank=True, max_length=200, verbose_name='bölüm')),
                ('subject', models.CharField(max_length=300, verbose_name='konu')),
                ('value', models.DecimalField(decimal_places=4, max_digits=19, validators=[plans.models.figures.keeps_every_digit], verbose_name='değer')),
                ('unit', models.CharField(max_length=60, verbose_name='birim')),
                ('since_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='başladığı yıl')),
                ('as_of', models.CharField(blank=True, help_text='2024 veya 2024-09', max_length=10, verbose_name='tarihi')),
                ('sentence', models.TextField(verbose_name='basılı cümle')),
                ('citation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.citation', verbose_name='kaynak gösterimi')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statistics', to='plans.municipality', verbose_name='belediye')),
            ],
            options={
                'verbose_name': 'bağlam sayısı',
                'verbose_name_plural': 'bağlam sayıları',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='StatisticLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('linked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='bağlandığı zaman')),
                ('linked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='bağlayan')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statistic_links', to='plans.objective', verbose_name='hedef')),
                ('statistic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='plans.statistic', verbose_name='bağlam sayısı')),
            ],
            options={
                'verbose_name': 'bağlam bağlantısı',
                'verbose_name_plural': 'bağlam bağlantıları',
                'ordering': ['objective', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='statistic',
            name='objectives',
            field=models.ManyToManyField(related_name='statistics', through='plans.StatisticLink', to='plans.objective', verbose_name='hedefler'),
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='ad')),
                ('is_active', models.BooleanField(default=True, verbose_name='etkin')),
                ('sort_key', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Lower(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace('name', models.Value('I'), models.Value('hzz')), models.Value('ı'), models.Value('hzz')), models.Value('İ'), models.Value('i')), models.Value('Ç'), models.Value('czz')), models.Value('ç'), models.Value('czz')), models.Value('Ğ'), models.Value('gzz')), models.Value('ğ'), models.Value('gzz')), models.Value('Ö'), models.Value('ozz')), models.Value('ö'), models.Value('ozz')), models.Value('Ş'), models.Value('szz')), models.Value('ş'), models.Value('szz')), models.Value('Ü'), models.Value('uzz')), models.Value('ü'), models.Value('uzz'))), output_field=models.CharField(max_length=600))),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='plans.municipality', verbose_name='belediye')),
            ],
            options={
                'verbose_name': 'birim',
                'verbose_name_plural': 'birimler',
                'ordering': ['sort_key'],
            },
        ),
        migrations.AddField(
            model_name='objective',
            name='responsible_unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objectives', to='plans.unit', verbose_name='sorumlu birim'),
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('entry', 'veri girişi'), ('unit_manager', 'birim yöneticisi'), ('strategy', 'strateji'), ('administrator', 'yönetici')], max_length=20, verbose_name='rol')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='kullanıcı')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='plans.municipality', verbose_name='belediye')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='plans.unit', verbose_name='birim')),
            ],
            options={
                'verbose_name': 'üyelik',
                'verbose_name_plural': 'üyelikler',
                'ordering': ['municipality', 'role', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CooperatingUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='sıra')),
                ('text', models.CharField(max_length=300, verbose_name='basıldığı gibi')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cooperating_units', to='plans.objective', verbose_name='hedef')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cooperations', to='plans.unit', verbose_name='birim')),
            ],
            options={
                'verbose_name': 'iş birliği yapılacak birim',
                'verbose_name_plural': 'iş birliği yapılacak birimler',
                'ordering': ['objective', 'position'],
            },
        ),
        migrations.CreateModel(
            name='UnplacedRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='sıra')),
                ('text', models.TextField(verbose_name='basıldığı gibi')),
                ('citation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.citation', verbose_name='kaynak gösterimi')),
                ('objective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='unplaced_runs', to='plans.objective', verbose_name='hedef')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unplaced_runs', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'yeri belli olmayan metin',
                'verbose_name_plural': 'yeri belli olmayan metinler',
                'ordering': ['plan', 'position'],
            },
        ),
        migrations.CreateModel(
            name='CardEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('risk', 'risk'), ('activity', 'faaliyet veya proje'), ('strategy', 'strateji'), ('finding', 'tespit'), ('need', 'ihtiyaç'), ('unplaced', 'yeri belli değil')], max_length=10, verbose_name='bölüm')),
                ('position', models.PositiveSmallIntegerField(verbose_name='sıra')),
                ('text', models.TextField(verbose_name='metin')),
                ('citation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.citation', verbose_name='kaynak gösterimi')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='plans.objective', verbose_name='hedef')),
                ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='entries', to='plans.unplacedrun', verbose_name='geldiği metin')),
            ],
            options={
                'verbose_name': 'kart maddesi',
                'verbose_name_plural': 'kart maddeleri',
                'ordering': ['objective', 'kind', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CostLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='yıl')),
                ('economic_code', models.CharField(help_text='1. düzey: 01 Personel Giderleri, 06 Sermaye Giderleri…', max_length=20, verbose_name='ekonomik kod')),
                ('source', models.CharField(choices=[('budget', 'bütçe içi'), ('off_budget', 'bütçe dışı')], default='budget', max_length=10, verbose_name='kaynak')),
                ('stage', models.CharField(choices=[('planned', 'ödenek'), ('spent', 'harcama')], default='planned', max_length=10, verbose_name='aşama')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=17, validators=[plans.models.figures.keeps_every_digit], verbose_name='tutar (₺)')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cost_lines', to='plans.cardentry', verbose_name='faaliyet')),
            ],
            options={
                'verbose_name': 'maliyet satırı',
                'verbose_name_plural': 'maliyet satırları',
                'ordering': ['activity', 'year', 'economic_code'],
                'constraints': [models.UniqueConstraint(fields=('activity', 'year', 'economic_code', 'source', 'stage'), name='cost_line_once', violation_error_message='Bu faaliyetin bu yıl ve kod için bir satırı var.'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='cost_line_not_negative', violation_error_message='Tutar eksi olamaz.')],
            },
        ),
        migrations.CreateModel(
            name='GoalCitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=60, verbose_name='alan')),
                ('citation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.citation', verbose_name='kaynak gösterimi')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='plans.goal', verbose_name='amaç')),
            ],
            options={
                'verbose_name': 'amaç kaynağı',
                'verbose_name_plural': 'amaç kaynakları',
                'constraints': [models.UniqueConstraint(fields=('goal', 'field'), name='goal_citation_once_per_field')],
            },
        ),
        migrations.CreateModel(
            name='CostEstimate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(blank=True, help_text='Toplam için boş.', null=True, verbose_name='yıl')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=17, null=True, validators=[plans.models.figures.keeps_every_digit], verbose_name='tutar (₺)')),
                ('citation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.citation', verbose_name='kaynak gösterimi')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='costs', to='plans.objective', verbose_name='hedef')),
            ],
            options={
                'verbose_name': 'maliyet tahmini',
                'verbose_name_plural': 'maliyet tahminleri',
                'ordering': ['objective', 'year'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('year__isnull', False)), fields=('objective', 'year'), name='cost_estimate_once_per_year', violation_error_message='Bu hedefin bu yıl için bir maliyeti var.'), models.UniqueConstraint(condition=models.Q(('year__isnull', True)), fields=('objective',), name='cost_estimate_total_once', violation_error_message='Bu hedefin bir toplam maliyeti var.'), models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gte', 0), _connector='OR'), name='cost_estimate_not_negative', violation_error_message='Maliyet eksi olamaz.')],
            },
        ),
        migrations.CreateModel(
            name='ObjectiveCitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=60, verbose_name='alan')),
                ('citation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.citation', verbose_name='kaynak gösterimi')),
                ('objective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='plans.objective', verbose_name='hedef')),
            ],
            options={
                'verbose_name': 'hedef kaynağı',
                'verbose_name_plural': 'hedef kaynakları',
                'constraints': [models.UniqueConstraint(fields=('objective', 'field'), name='objective_citation_once_per_field')],
            },
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.UniqueConstraint(fields=('municipality', 'start_year', 'end_year'), name='plan_once_per_period', violation_error_message='Bu belediyenin bu dönem için bir planı var.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('end_year__lte', 2100), ('start_year__gte', 1990), ('start_year__lte', models.F('end_year'))), name='plan_period_runs_forward', violation_error_message='Planın ilk yılı son yılından sonra olamaz.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('plan', 'position'), name='goal_position_once_per_plan', violation_error_message='Bu planda bu sırada bir amaç var.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('plan', 'slug'), name='goal_slug_once_per_plan', violation_error_message='Bu planda bu adreste bir amaç var.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('rollup_weight__gte', 0)), name='goal_rollup_weight_not_negative', violation_error_message='Ağırlık eksi olamaz.'),
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.UniqueConstraint(condition=models.Q(('municipality__isnull', False)), fields=('municipality', 'sha256'), name='source_document_once_per_municipality', violation_error_message='Bu belge daha önce alındı.'),
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.UniqueConstraint(condition=models.Q(('municipality__isnull', True)), fields=('sha256',), name='source_document_once_without_municipality', violation_error_message='Bu belge daha önce alındı.'),
        ),
        migrations.AddConstraint(
            model_name='sourcedocument',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='source_document_sha256_is_hexadecimal', violation_error_message='SHA-256 özeti 64 onaltılık basamaktır.'),
        ),
        migrations.AddConstraint(
            model_name='planrevision',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='plan_revision_number_once', violation_error_message='Bu planda bu numarayla bir güncelleme var.'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('bottom', None), ('top', None), ('x0', None), ('x1', None)), models.Q(('page__isnull', False), ('top__lte', models.F('bottom')), ('x0__lte', models.F('x1'))), _connector='OR'), name='citation_box_is_whole_and_on_a_page', violation_error_message='Kutunun dört kenarı ve sayfası olmalı.'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('confidence', None), models.Q(('confidence__gte', 0), ('confidence__lte', 1)), _connector='OR'), name='citation_confidence_between_0_and_1', violation_error_message='Güven 0 ile 1 arasındadır.'),
        ),
        migrations.AddConstraint(
            model_name='statisticlink',
            constraint=models.UniqueConstraint(fields=('statistic', 'objective'), name='statistic_link_once', violation_error_message='Bu sayı bu hedefe bağlı.'),
        ),
        migrations.AddConstraint(
            model_name='statistic',
            constraint=models.CheckConstraint(condition=models.Q(('municipality__isnull', False), models.Q(('province', ''), _negated=True), _connector='OR'), name='statistic_is_about_somewhere', violation_error_message='Bağlam sayısı bir ilin veya belediyenin olmalı.'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(fields=('municipality', 'name'), name='unit_name_once_per_municipality', violation_error_message='Bu belediyede bu adla bir birim var.'),
        ),
        migrations.AddConstraint(
            model_name='objective',
            constraint=models.UniqueConstraint(fields=('goal', 'position'), name='objective_position_once_per_goal', violation_error_message='Bu amaçta bu sırada bir hedef var.'),
        ),
        migrations.AddConstraint(
            model_name='objective',
            constraint=models.UniqueConstraint(fields=('goal', 'slug'), name='objective_slug_once_per_goal', violation_error_message='Bu amaçta bu adreste bir hedef var.'),
        ),
        migrations.AddConstraint(
            model_name='objective',
            constraint=models.CheckConstraint(condition=models.Q(('rollup_weight__gte', 0)), name='objective_rollup_weight_not_negative', violation_error_message='Ağırlık eksi olamaz.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['entry', 'unit_manager']), ('unit__isnull', False)), models.Q(('role__in', ['strategy', 'administrator']), ('unit__isnull', True)), _connector='OR'), name='membership_unit_roles_have_a_unit', violation_error_message='Veri girişi ve birim yöneticisi rolleri bir birim ister; strateji ve yönetici rolleri birimsizdir.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('unit__isnull', False)), fields=('user', 'unit', 'role'), name='membership_once_per_unit', violation_error_message='Bu üyelik zaten var.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('unit__isnull', True)), fields=('user', 'municipality', 'role'), name='membership_once_per_municipality', violation_error_message='Bu üyelik zaten var.'),
        ),
        migrations.AddConstraint(
            model_name='cooperatingunit',
            constraint=models.UniqueConstraint(fields=('objective', 'position'), name='cooperating_unit_position_once', violation_error_message='Bu hedefte bu sırada bir birim var.'),
        ),
        migrations.AddConstraint(
            model_name='unplacedrun',
            constraint=models.UniqueConstraint(fields=('plan', 'position'), name='unplaced_run_position_once_per_plan'),
        ),
        migrations.AddConstraint(
            model_name='cardentry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['risk', 'activity', 'strategy', 'finding', 'need', 'unplaced'])), name='card_entry_kind_is_known', violation_error_message='Kart maddesinin bölümü bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='cardentry',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='card_entry_has_text', violation_error_message='Kart maddesi boş olamaz.'),
        ),
    ]
