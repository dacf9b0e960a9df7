"""Lines around the cards: titles that name institution and plan period, page numbers."""

from __future__ import annotations

import re

from plans.turkish import fold

_END = r"(?: ?[|–—·•-]| (?:19|20)\d\d| (?i:stratejik plan|performans program|faaliyet rapor)|$)"
_LABEL = r"(?:(?:İdare(?:nin)?|İDARE(?:NİN)?|(?i:kurum(?:un)?|belediye(?:nin)?)) (?:Adı|adı|ADI) ?:? ?)?"
_INSTITUTION = re.compile(
    _LABEL
    + r"(?:T\.? ?C\.? )?(?P<name>(?:[A-ZÂÇĞÎİÖŞÜÛ][\w’']+ ){1,5}(?:BELEDİYESİ|Belediyesi"
    r"|BELEDİYE BAŞKANLIĞI|Belediye Başkanlığı|ÜNİVERSİTESİ|Üniversitesi"
    r"|İL ÖZEL İDARESİ|İl Özel İdaresi|KAYMAKAMLIĞI|Kaymakamlığı|VALİLİĞİ|Valiliği))"
    + _END
)
_TITLED = re.compile(
    r"(?:T\.? ?C\.? )?(?P<name>(?:[A-ZÂÇĞÎİÖŞÜÛ][\w’']+ |ve |VE ){1,9}(?:GENEL MÜDÜRLÜĞÜ|Genel Müdürlüğü"
    r"|İL MÜDÜRLÜĞÜ|İl Müdürlüğü|AJANSI|Ajansı|BAKANLIĞI|Bakanlığı|KURUMU|Kurumu|İDARESİ|İdaresi"
    r"|İL(?:ÇE)? (?:[A-ZÂÇĞÎİÖŞÜÛ]+ ){1,6}MÜDÜRLÜĞÜ|İl(?:çe)? (?:[A-ZÂÇĞÎİÖŞÜÛ][\w’']+ |ve ){1,6}Müdürlüğü"
    r"|BİRLİĞİ|Birliği))" + _END
)
"""Names that a card's lists hold too: they name the institution only in a title."""
_FURNITURE = re.compile(
    r"\W*(?:sayfa)?\W*\d{0,4}\W*(?:/\W*\d{1,4}\W*)?"
    r"|(?:tablo [\d.]+\W*)?(?:(?:stratejik )?hedef\W*|h\W*)?(?:\d+\W*)*(?:hedef )?kart(?:ı|ları)\W*(?:h\W*)?(?:\d+\W*)*"
)
_PERIOD = re.compile(r"\b(20\d\d) ?[-–—/] ?(20\d\d)\b.*stratejik plan", re.IGNORECASE)


def named_in(
    line: str, *, is_title: bool = False
) -> tuple[str | None, tuple[int, int] | None]:
    """Return the institution and the plan period that a line names; `is_title`: it stands above all else."""
    name, period = _INSTITUTION.match(line), _PERIOD.search(line)
    if name is None and is_title:
        name = _TITLED.match(line)
    years = (int(period[1]), int(period[2])) if period else None
    return name["name"] if name else None, years


def is_furniture(line: str) -> bool:
    """Whether a line is a page's number, or says only that cards follow."""
    return _FURNITURE.fullmatch(fold(line)) is not None
