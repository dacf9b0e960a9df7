from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ingest', '0007_keep_filled_plans'),
    ]

    operations = [
        migrations.AddField(
            model_name='filledplan',
            name='result',
            field=models.JSONField(null=True, verbose_name='denetimde bulunan'),
        ),
        migrations.AddField(
            model_name='filledplan',
            name='standing',
            field=models.CharField(blank=True, max_length=64, verbose_name='denetlenirken duran'),
        ),
    ]
