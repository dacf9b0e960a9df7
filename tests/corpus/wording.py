"""Invented words of invented plans: institutions, services, and the sentences made of them."""

from __future__ import annotations

INSTITUTIONS = (
    "Çınarözü Belediyesi",
    "Ilıkgöze Belediyesi",
    "Üçkavak Belediyesi",
    "İncirşehir Büyükşehir Belediyesi",
    "Göğceli İl Özel İdaresi",
)
UNITS = (
    "Fen İşleri Müdürlüğü",
    "Park ve Bahçeler Müdürlüğü",
    "Kültür ve Sosyal İşler Müdürlüğü",
    "Temizlik İşleri Müdürlüğü",
    "Bilgi İşlem Müdürlüğü",
    "İklim Değişikliği ve Sıfır Atık Müdürlüğü",
    "Mali Hizmetler Müdürlüğü",
    "Zabıta Müdürlüğü",
)
GOALS = (
    "Afetlere dayanıklı, güvenli ve erişilebilir bir kent kurmak",
    "İklim değişikliğine uyum sağlayan, temiz ve yeşil bir çevre bırakmak",
    "Herkes için eşit, ulaşılabilir sosyal hizmetler sunmak",
    "Kültür, sanat ve spor yaşamını mahallelere yaymak",
    "Yerel ekonomiyi, üretimi ve istihdamı güçlendirmek",
    "Şeffaf, katılımcı ve hesap verebilir bir yönetim anlayışını yerleştirmek",
)
SERVICES = (
    "çocuk oyun alanı", "mahalle kütüphanesi", "bisiklet yolu", "yağmur suyu hattı",
    "üretici pazarı", "atık getirme merkezi", "gençlik evi", "yaya geçidi",
    "gündüz bakımevi", "kültür evi", "açık spor sahası", "aşevi", "otobüs durağı",
    "içme suyu deposu", "hayvan barınağı", "kent bostanı", "katlı otopark",
    "ağaçlandırma sahası", "afet toplanma alanı", "yaşlı dayanışma merkezi",
    "meslek edindirme kursu", "gezici sağlık aracı", "çevrim içi başvuru noktası",
    "ısı merkezi", "köy yolu", "semt meydanı", "kadın kooperatifi", "müze evi",
    "güneş enerjisi santrali", "dere ıslah hattı", "engelsiz ulaşım aracı",
    "buluşma bahçesi", "ilk yardım istasyonu", "onarım atölyesi", "ödünç eşya evi",
    "öğrenci yurdu",
)  # fmt: skip

OBJECTIVES = (
    "{Service} hizmetini yaygınlaştırmak",
    "İlçenin bütün mahallelerinde {service} hizmetinin niteliğini artırmak ve bu "
    "hizmete erişimde mahalleler arasındaki eşitsizliği gidermek",
    "Her yıl en az bir yeni {service} açarak hizmet ağını genişletmek",
)
# Name, unit, and how its figures run: a count, a percentage, or a quantity with a fraction.
INDICATORS = (
    ("Hizmete açılan {service} sayısı", "adet", "count"),
    ("{Service} hizmetinden yararlanan kişi sayısı", "kişi", "thousands"),
    ("{Service} hizmetinden memnuniyet oranı", "%", "percent"),
    ("Bakım ve onarımı tamamlanan {service} alanı", "m²", "thousands"),
    (
        "Özel gereksinimli bireylerin kullanımına uygun olarak yeniden düzenlenen "
        "{service} sayısının toplam {service} sayısına oranı",
        "%",
        "percent",
    ),
    ("{Service} başına düşen ortalama bekleme süresi", "gün", "fraction"),
    ("Düzenlenen tanıtım etkinliği sayısı", "adet/yıl", "count"),
    ("{Service} için ayrılan malzeme miktarı", "ton", "fraction"),
)
RISKS = (
    "Döviz kurundaki artışın {service} yapım maliyetlerini öngörülenin üzerine çıkarması",
    "İhale sürecinin uzaması",
    "Nitelikli personelin kurumdan ayrılması ve yerinin doldurulamaması",
    "Kamulaştırma davalarının {service} için ayrılan arsalarda gecikmeye yol açması",
)
ACTIVITIES = (
    "{Service} yer seçimi raporunun hazırlanması",
    "Üniversiteler, meslek odaları ve sivil toplum kuruluşlarıyla {service} konusunda "
    "iş birliği protokolü yapılması",
    "Çevrim içi başvuru ekranının açılması",
    "Yıllık bakım programının uygulanması",
)
FINDINGS = (
    "{Service} sayısının nüfus artışının gerisinde kalması",
    "Mevcut yapıların %40’ının ekonomik ömrünü tamamlamış olması",
    "Başvuruların ilçe merkezinde yoğunlaşması",
)
NEEDS = (
    "Yeni {service} için arsa üretilmesi",
    "Teknik personel ve araç parkının güçlendirilmesi",
    "Hizmet standartlarının yazılı hâle getirilmesi",
)
PROSE = (
    "Stratejik planlama çalışmaları, üst yönetimin sahiplenmesi ve bütün birimlerin "
    "katılımıyla yürütülmüştür.",
    "Performans göstergeleri belirlenirken verinin düzenli toplanabilmesine dikkat edilmiştir.",
    "Riskler, sorumlu birimlerle yapılan görüşmelerde ayrı ayrı ele alınmıştır.",
    "Tespitler ve ihtiyaçlar, durum analizinin bulgularından türetilmiştir.",
    "Belediyemizin gelirleri son üç yılda ortalama %18,4 oranında artmıştır.",
    "Hedef 1.1 kapsamında yürütülecek çalışmalar birim toplantılarında tartışılmıştır.",
    "Dış paydaşların 214 görüşü tek tek değerlendirilmiş, 57’si plana yansıtılmıştır.",
    "İzleme altı ayda bir, değerlendirme yılda bir yapılacaktır.",
    "Maliyet tahmini yapılırken orta vadeli programdaki büyüklükler esas alınmıştır.",
    "Mahalle toplantılarında en çok dile getirilen konu ulaşım olmuştur.",
)


def worded(template: str, service: str) -> str:
    """Return the sentence about this service, a capital where it begins with it."""
    first = service[0].replace("i", "İ").upper()
    return template.format(service=service, Service=first + service[1:])
