import plans.models.kept
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0001_keep_plans'),
    ]

    operations = [
        migrations.AlterField(
            model_name='plan',
            name='is_public',
            field=models.BooleanField(default=False, help_text='İşaretleyip kaydedince plan herkese açılır; işaretli değilse yalnız görevliler görür.', verbose_name='portalda yayımda'),
        ),
        migrations.AlterField(
            model_name='sourcedocument',
            name='file',
            field=plans.models.kept.KeptFileField(upload_to='belgeler/%Y/%m/', verbose_name='dosya'),
        ),
        migrations.AddConstraint(
            model_name='costline',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['budget', 'off_budget'])), name='cost_line_source_is_known', violation_error_message='Tutarın kaynağı bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='costline',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['planned', 'spent'])), name='cost_line_stage_is_known', violation_error_message='Tutarın aşaması bilinmiyor.'),
        ),
        migrations.AddConstraint(
            model_name='planrevision',
            constraint=models.CheckConstraint(condition=models.Q(('number', 0), ('adopted_on__isnull', False), _connector='OR'), name='plan_revision_update_has_its_day', violation_error_message='Güncellemenin kabul tarihi yazılır: hangi yıllarda geçerli olduğunu o belirler.'),
        ),
    ]
