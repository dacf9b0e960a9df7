"""What a reader must know of the dashboard's figures: how a forecast is made and what it takes for granted."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STRAIGHT = _(
    "Doğrusal tahmin, yılın başından son onaylı değere kadar ayda ne eklendiyse kalan aylarda da o kadar ekleneceğini varsayar; mevsimi ve biten işleri bilmez."
)
SEASONAL = _(
    "Geçen yılın seyri, yıl sonundaki artışın geçen yıl aynı döneme kadar ne kadarı olduysa bu yıl da o kadarının olduğunu varsayar; geçen yılın iki değeri de onaylı değilse boştur."
)
ASSUMED = _(
    "Yalnızca yıl içinde birikenler için tahmin yapılır: birikimli toplamlar ve yıllık sayılar. Birikimli değerin yılın başındaki hâli önceki yılın sonundaki değeridir; planın ilk yılında başlangıç değeri o sayılır. Yıllık sayıda ilk dönemin değeri yılın bir parçası sayılır; her dönemde aynı kişileri sayan göstergede tahmin yüksek çıkar."
)
NOT_A_FIGURE = _(
    "Tahmin bir değer değildir: hiçbir puana girmez, yayımlanmaz. Değeri olmayan için tahmin yapılmaz, sıfır da sayılmaz."
)
FORECAST: tuple[str | Promise, ...] = (STRAIGHT, SEASONAL, ASSUMED, NOT_A_FIGURE)
MONEY: tuple[str | Promise, ...] = (
    _(
        "Maliyetler girildiği kadarıyladır; girilmemiş olan boştur, sıfır değildir. Plandaki tahmin, hedeflerden birinde bile yazmıyorsa toplanmaz."
    ),
    _(
        "Harcama oranı yalnızca ödeneği ve harcaması girilmiş faaliyetler aynıysa verilir; yoksa iki ayrı işin parası karşılaştırılmış olurdu."
    ),
)
