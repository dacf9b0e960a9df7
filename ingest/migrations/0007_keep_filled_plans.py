import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ingest', '0006_hand_readings_to_plans'),
        ('plans', '0008_take_over_committed_readings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FilledPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='dosya adı')),
                ('content', models.BinaryField(verbose_name='içerik')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='yüklendiği zaman')),
                ('by', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='filled_plan', to=settings.AUTH_USER_MODEL, verbose_name='yükleyen')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'doldurulan plan kitabı',
                'verbose_name_plural': 'doldurulan plan kitapları',
            },
        ),
    ]
