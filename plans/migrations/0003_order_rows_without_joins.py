from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0002_hold_rows_to_their_rules'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='cardentry',
            options={'ordering': ['objective_id', 'kind', 'position', 'pk'], 'verbose_name': 'kart maddesi', 'verbose_name_plural': 'kart maddeleri'},
        ),
        migrations.AlterModelOptions(
            name='cooperatingunit',
            options={'ordering': ['objective_id', 'position'], 'verbose_name': 'iş birliği yapılacak birim', 'verbose_name_plural': 'iş birliği yapılacak birimler'},
        ),
        migrations.AlterModelOptions(
            name='costestimate',
            options={'ordering': ['objective_id', 'year'], 'verbose_name': 'maliyet tahmini', 'verbose_name_plural': 'maliyet tahminleri'},
        ),
        migrations.AlterModelOptions(
            name='costline',
            options={'ordering': ['activity_id', 'year', 'economic_code'], 'verbose_name': 'maliyet satırı', 'verbose_name_plural': 'maliyet satırları'},
        ),
        migrations.AlterModelOptions(
            name='goal',
            options={'ordering': ['plan_id', 'position'], 'verbose_name': 'amaç', 'verbose_name_plural': 'amaçlar'},
        ),
        migrations.AlterModelOptions(
            name='membership',
            options={'ordering': ['municipality_id', 'role', 'pk'], 'verbose_name': 'üyelik', 'verbose_name_plural': 'üyelikler'},
        ),
        migrations.AlterModelOptions(
            name='planrevision',
            options={'ordering': ['plan_id', 'number'], 'verbose_name': 'plan güncellemesi', 'verbose_name_plural': 'plan güncellemeleri'},
        ),
        migrations.AlterModelOptions(
            name='statisticlink',
            options={'ordering': ['objective_id', 'pk'], 'verbose_name': 'bağlam bağlantısı', 'verbose_name_plural': 'bağlam bağlantıları'},
        ),
        migrations.AlterModelOptions(
            name='unplacedrun',
            options={'ordering': ['plan_id', 'position'], 'verbose_name': 'yeri belli olmayan metin', 'verbose_name_plural': 'yeri belli olmayan metinler'},
        ),
    ]
