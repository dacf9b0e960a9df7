from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0003_hold_rows_to_their_rules'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='actualentry',
            options={'ordering': ['indicator_id', 'year', 'period', 'pk'], 'verbose_name': 'gerçekleşme', 'verbose_name_plural': 'gerçekleşmeler'},
        ),
        migrations.AlterModelOptions(
            name='evidence',
            options={'ordering': ['actual_id', 'pk'], 'verbose_name': 'kanıt', 'verbose_name_plural': 'kanıtlar'},
        ),
        migrations.AlterModelOptions(
            name='indicatorterms',
            options={'ordering': ['indicator_id', 'revision__number'], 'verbose_name': 'gösterge koşulları', 'verbose_name_plural': 'gösterge koşulları'},
        ),
        migrations.AlterModelOptions(
            name='reportingperiod',
            options={'ordering': ['plan_id', 'year', 'period'], 'verbose_name': 'raporlama dönemi', 'verbose_name_plural': 'raporlama dönemleri'},
        ),
        migrations.AlterModelOptions(
            name='score',
            options={'ordering': ['plan_id', 'year', 'period', 'pk'], 'verbose_name': 'yayımlanan sonuç', 'verbose_name_plural': 'yayımlanan sonuçlar'},
        ),
        migrations.AlterModelOptions(
            name='targetrevision',
            options={'ordering': ['indicator_id', 'year', 'recorded_at', 'pk'], 'verbose_name': 'hedef değer', 'verbose_name_plural': 'hedef değerler'},
        ),
    ]
