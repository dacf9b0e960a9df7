import django.core.validators
import indicators.models.evidence
import plans.models.kept
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0002_default_status_bands'),
        ('plans', '0002_hold_rows_to_their_rules'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='evidence',
            name='file',
            field=plans.models.kept.KeptFileField(blank=True, upload_to=indicators.models.evidence.evidence_path, validators=[django.core.validators.FileExtensionValidator(('pdf', 'xlsx', 'ods', 'docx', 'odt', 'txt', 'png', 'jpg', 'jpeg')), indicators.models.evidence.keeps_within_size], verbose_name='dosya'),
        ),
        migrations.AlterField(
            model_name='score',
            name='coverage',
            field=models.DecimalField(decimal_places=10, max_digits=13, verbose_name='veri kapsamı (%)'),
        ),
        migrations.AlterField(
            model_name='score',
            name='high',
            field=models.DecimalField(decimal_places=10, max_digits=13, null=True, verbose_name='en çok (%)'),
        ),
        migrations.AlterField(
            model_name='score',
            name='low',
            field=models.DecimalField(decimal_places=10, max_digits=13, null=True, verbose_name='en az (%)'),
        ),
        migrations.AlterField(
            model_name='score',
            name='percent',
            field=models.DecimalField(decimal_places=10, max_digits=13, null=True, verbose_name='tamamlanma (%)'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'approved'])), name='actual_state_is_known', violation_error_message='Kaydın durumu bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='actualentry',
            constraint=models.CheckConstraint(condition=models.Q(('reported_as__in', ['total', 'increment'])), name='actual_reported_as_is_known', violation_error_message='Değerin toplam mı, dönemde eklenen mi olduğu bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='indicatorterms',
            constraint=models.CheckConstraint(condition=models.Q(('method__in', ['', 'level', 'cumulative', 'annual', 'maintain', 'data_only'])), name='indicator_method_is_known', violation_error_message='Göstergenin yöntemi bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='indicatorterms',
            constraint=models.CheckConstraint(condition=models.Q(('direction__in', ['', 'increase', 'decrease', 'neutral'])), name='indicator_direction_is_known', violation_error_message='Göstergenin yönü bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='reportingperiod',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'closed'])), name='reporting_period_state_is_known', violation_error_message='Dönemin durumu bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('high', None), ('low', None)), models.Q(('high__lte', 100), ('low__gte', 0), ('low__lte', models.F('high'))), _connector='OR'), name='score_range_between_0_and_100', violation_error_message='Aralık 0 ile 100 arasındadır.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('percent', None), ('low', None), models.Q(('percent__gte', models.F('low')), ('percent__lte', models.F('high'))), _connector='OR'), name='score_percent_inside_its_range', violation_error_message='Tamamlanma kendi aralığının içindedir.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['current', 'original'])), name='score_basis_is_known', violation_error_message='Sonucun dayanağı bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='statusband',
            constraint=models.CheckConstraint(condition=models.Q(('key__in', ['reach', 'near', 'behind', 'far'])), name='status_band_key_is_known', violation_error_message='Bandın görünümü bilinmiyor.'),
        ),
    ]
