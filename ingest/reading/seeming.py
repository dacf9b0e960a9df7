"""What a document that holds no card and no performance table seems to be: said in its refusal."""

from __future__ import annotations

from collections.abc import Iterable

from plans.turkish import heading_key

SEEMS = (
    "Bu belge {} benziyor; hedef kartı, gösterge ya da performans tablosu bulunamadı."
)

_TITLES = {
    "faaliyetraporu": "bir faaliyet raporuna",
    "performansprogrami": "bir performans programına",
    "stratejikplan": "bir stratejik plana",
    "butcesi": "bir bütçeye",
}
_FRONT = 2000  # letters, which name the document
_SIGNS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("bir yemek listesine", 3, (
        "yemeklistesi", "menu", "corba", "anayemek", "kalori", "pilav", "tatli", "salata",
    )),
    ("bir sözleşmeye", 3, (
        "sozlesme", "yuklenici", "taraflar", "sozlesmebedeli", "kesinteminat", "isinsuresi", "sozlesmeninkonusu",
    )),
    ("bir meclis ya da encümen kararına", 3, (
        "mecliskarari", "meclisininkarari", "kararno", "karartarihi", "oybirligi", "oycoklugu", "gundem", "encumenkarari",
    )),
    ("bir bütçeye", 3, (
        "butce", "ekonomikkod", "odenek", "personelgiderleri", "malvehizmet", "caritransfer", "sermayegiderleri",
        "fonksiyonel", "gelirlerintoplami", "giderlerintoplami", "tertip",
    )),
    ("bir istatistik kitapçığına", 2, (
        "istatistik", "nufus", "tuik", "okulsayisi", "hanehalki", "hastayatagi", "ilbilgileri",
    )),
)  # fmt: skip


def seems(texts: Iterable[str]) -> str | None:
    """Return a sentence that says what the document seems to be, None where its words do not tell.

    What it is made of says more than a title that it only mentions.
    """
    key = heading_key(" ".join(texts))
    front = key[:_FRONT]
    titles = sorted((front.find(title), name) for title, name in _TITLES.items())
    titled = [name for at, name in titles if at >= 0]
    of_front = [name for name, least, signs in _SIGNS if _count(front, signs) >= least]
    of_all = [name for name, least, signs in _SIGNS if _count(key, signs) >= least]
    found = [*of_front[:1], *titled, *of_all]
    return SEEMS.format(found[0]) if found else None


def seems_other(texts: Iterable[str]) -> str | None:
    """Return what `seems` does where that is no plan, nor a document that tells of one."""
    seen = seems(texts)
    of_plans = {SEEMS.format(_TITLES["stratejikplan"])}
    return None if seen in of_plans else seen


def _count(key: str, signs: Iterable[str]) -> int:
    return sum(sign in key for sign in signs)
