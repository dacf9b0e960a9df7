from django.db import migrations

CRITERIA = [
    (
        "İlgililik",
        "Tespitler ve ihtiyaçlarda, göstergeyi hedeften uzaklaştıran bir değişiklik oldu mu?",
    ),
    (
        "Etkililik",
        "Hedeflenen değere ulaşıldı mı, ulaşılan değer hedefe hizmet etti mi?",
    ),
    (
        "Etkinlik",
        "Maliyet ve süre öngörülenle uyumlu mu, tahminlerde değişiklik gerekir mi?",
    ),
    (
        "Sürdürülebilirlik",
        "Sürmesini tehdit eden riskler neler, hangi önlemler alınmalı?",
    ),
]

# (what, when in words, legal basis, month, day, years after the year it concerns)
DEADLINES = [
    (
        "Stratejik planın meclise sunulması",
        "Mahalli idareler genel seçimlerinden sonra altı ay içinde",
        "5393 sayılı Kanun md. 41",
        None,
        None,
        0,
    ),
    (
        "Performans programının meclise sunulması",
        "İlgili olduğu yıl başlamadan önce",
        "5393 sayılı Kanun md. 41",
        12,
        31,
        -1,
    ),
    (
        "Performans programının kamuoyuna açıklanması",
        "Ocak ayı sonuna kadar",
        "Stratejik Planlar ve Performans Programları ile Faaliyet Raporlarına İlişkin"
        " Usul ve Esaslar Hakkında Yönetmelik (RG 22/4/2021, 31462) md. 18–19",
        1,
        31,
        0,
    ),
    (
        "Altı aylık izleme raporu",
        "Kesin günü mevzuatta bulunamadı; belediye kendi gününü yazar",
        "5018 sayılı Kanun md. 9",
        None,
        None,
        0,
    ),
    (
        "Yıllık değerlendirme raporu",
        "Kesin günü mevzuatta bulunamadı; belediye kendi gününü yazar",
        "5018 sayılı Kanun md. 9",
        None,
        None,
        1,
    ),
    (
        "Birim faaliyet raporunun üst yöneticiye sunulması",
        "İzleyen yılın şubat ayı sonuna kadar",
        "5018 sayılı Kanun md. 41",
        2,
        31,  # the month's last day
        1,
    ),
    (
        "İdare faaliyet raporunun meclise sunulması ve kamuoyuna açıklanması",
        "İzleyen yılın nisan ayı toplantısında",
        "5393 sayılı Kanun md. 56",
        4,
        30,
        1,
    ),
]


def write_rows(apps, schema_editor):
    EvaluationCriterion = apps.get_model("indicators", "EvaluationCriterion")
    for position, (label, question) in enumerate(CRITERIA, start=1):
        EvaluationCriterion.objects.create(
            municipality=None, label=label, question=question, position=position
        )
    Deadline = apps.get_model("indicators", "Deadline")
    for position, row in enumerate(DEADLINES, start=1):
        name, rule, basis, month, day, years_after = row
        Deadline.objects.create(
            municipality=None,
            name=name,
            rule=rule,
            legal_basis=basis,
            month=month,
            day=day,
            years_after=years_after,
            position=position,
        )


def remove_rows(apps, schema_editor):
    for name in ("EvaluationCriterion", "Deadline"):
        apps.get_model("indicators", name).objects.filter(municipality=None).delete()


class Migration(migrations.Migration):
    dependencies = [("indicators", "0006_watch_over_figures")]
    operations = [migrations.RunPython(write_rows, remove_rows)]
