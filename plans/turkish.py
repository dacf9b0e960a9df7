"""How Turkish documents write letters, numbers and money; nothing here ever guesses."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_NARROWED = _INVISIBLE | _FULL_WIDTH
_DAMAGED = str.maketrans("ĠĢġÝýÞþÐðșȘ", "İşŞİıŞşĞğşŞ")
_APOSTROPHES, _QUOTES, _DASHES = (
    "\u2019\u2018\u201b`\u00b4",
    "\u201c\u201d\u201e\u00ab\u00bb",
    "\u2010\u2011\u2012\u2013\u2014\u2212",
)
_MARKS = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
)
_YEAR, _BEFORE_DECEMBER = r"(?:19|20)\d\d", r"(?:0?[2-9]|1[01])"
_MONTH = r"(?:ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım)\w*"
_PART_OF_YEAR = re.compile(
    r"\b(?:[1-9]|1[01]|üç|dört|altı|dokuz) ?(?:aylık|ay)\b|yarı ?yıl|\byarısı?\b|çeyrek"
    rf"|\b{_MONTH} (?:sonu |ayı )?{_YEAR}\b|\b{_YEAR}[ /-]*{_MONTH}|\b{_MONTH} sonu"
    rf"|\b(?:\d\d?[./])?{_BEFORE_DECEMBER}[./]{_YEAR}\b|\b{_YEAR} ?[/-] ?{_BEFORE_DECEMBER}\b"
)
_TO_THE_YEARS_END = re.compile(r"\baralık|\b31[./]12\b|\bdördüncü çeyrek|\b4\. ?çeyrek")
_FIXED_SPACES = "\u00a0\u2007\u2009\u202f"


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number.  `value` is None for a blank, and for what is not certain: then `reason` says why.

    `unit` is "%" or "TRY" where the print itself says so.
    """

    value: Decimal | None
    text: str
    reason: str | None = None
    unit: str | None = None


def narrow(text: str) -> str:
    """Return the text without invisible characters, its full-width letters and digits as ASCII."""
    if text.isascii():
        return text  # nothing of it can be invisible, full-width or decomposed
    return unicodedata.normalize("NFC", text.translate(_NARROWED))


def tidy(text: str) -> str:
    """Return the text as a person would type it: one blank between words, nothing invisible."""
    return " ".join(narrow(text).split())


def repair_letters(text: str) -> str:
    """Return the text with the letters that a wrong Turkish encoding leaves behind put right (Ġ, Ģ, þ, ð)."""
    return text.translate(_DAMAGED)


def capitalised(text: object) -> str:
    """Begin with a capital, as Turkish does.

    >>> capitalised("ilçe"), capitalised("ölçü"), capitalised("")
    ('İlçe', 'Ölçü', '')
    """
    first, rest = str(text)[:1], str(text)[1:]
    return ("İ" if first == "i" else first.upper()) + rest


def fold(text: str) -> str:
    """Return the form in which two prints of the same words are equal; safe for İ and ı.

    >>> fold("İŞBİRLİĞİ  Yapılacak") == fold("işbirliği yapılacak")
    True
    """
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    lowered = plain.replace("I", "ı").replace("İ", "i").lower().replace("i\u0307", "i")
    return " ".join(unicodedata.normalize("NFC", lowered).translate(_MARKS).split())


@lru_cache(maxsize=4096)  # the same labels and headings come again on every card
def heading_key(text: str) -> str:
    """Return only the bare Latin letters and digits of a heading, for matching spellings that differ.

    >>> heading_key("İş Birliği Yapılacak Birim (ler)")
    'isbirligiyapilacakbirimler'
    """
    decomposed = unicodedata.normalize(
        "NFKD", fold(repair_letters(text)).replace("ı", "i")
    )
    return "".join(
        letter for letter in decomposed if letter.isascii() and letter.isalnum()
    )


_BLANK = re.compile(r"%?\s*(?:[-_‐‑–—−]*|[xX])\s*(?:%|₺|TL)?")
_BLANK_WORDS = {"veri yok", "veri girilmemiş", "veri girilmedi"}
_POWERS = {"bin": 3, "milyon": 6, "milyar": 9, "trilyon": 12}
_DRESSED = re.compile(
    r"(?P<sign>[-−]?)(?P<before>[%₺]|TL|TRY)?\s?(?P<inner>[-−]?)"
    r"(?P<core>[0-9][0-9.,\u00a0\u2007\u2009\u202f]*?)"
    r"(?:\s?(?P<power>bin|milyon|milyar|trilyon))?\s?(?P<after>%|₺|TL|TRY)?"
)
_WHOLE = re.compile(r"[0-9]+")
_GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?:([.\u00a0\u2007\u2009\u202f])[0-9]{3})(?:\1[0-9]{3})*"
)
_ONE_DOT = re.compile(r"[0-9]+\.[0-9]+")
_LONGEST = 18  # digits; what is longer is no figure of a municipality

AMBIGUOUS_DOT = "Noktanın binlik mi ondalık mı ayırdığı belli değil."
AMBIGUOUS_COMMA = (
    "Virgülden sonra üç basamak var: binlik mi ondalık mı olduğu belli değil."
)
FOREIGN_SEPARATORS = "Ayırıcılar Türkçe sayı yazımına uymuyor."
THREE_DECIMALS = "Para tutarında virgülden sonra üç basamak var; ayırıcılar yer değiştirmiş olabilir."
LEADING_ZERO = "Sayının başında sıfır var; bir kod olabilir."
TOO_LONG = "Sayı, okunabilecek en uzun sayıdan uzun."
RANGE = "Bir aralık yazılmış; tek bir sayı değil."
BOUND = "Bir sınır yazılmış (≥, ≤ gibi); tek bir sayı değil."
NOT_A_NUMBER = "Sayı olarak okunamadı."
INNER_BLANK = "Sayının içinde boşluk var; yan yana iki sayı olabilir."
MORE_TEXT = "Sayının yanında başka bir metin var."
NOT_MONEY = "Para tutarı beklenen yerde yüzde var."
NOT_PERCENT = "Yüzde beklenen yerde para tutarı var."


def parse_number(text: str) -> Number:
    """Read a count, a percentage or a sum of money as Turkish documents print it.

    A blank ("", "-", "_", "x", "veri yok") has neither value nor reason.
    """
    return _read(text, is_money=False)


def parse_money(text: str) -> Number:
    """Read a sum in TRY; a number without a sign is one too, a percentage is not."""
    number = _read(text, is_money=True)
    if number.unit == "%":
        return Number(None, text, NOT_MONEY)
    unit = "TRY" if number.value is not None else None
    return Number(number.value, text, number.reason, unit)


def parse_percent(text: str) -> Number:
    """Read a percentage as the number printed: 85 for %85, 85% and a bare 85; unclamped."""
    number = parse_number(text)
    if number.unit == "TRY":
        return Number(None, text, NOT_PERCENT)
    unit = "%" if number.value is not None else None
    return Number(number.value, text, number.reason, unit)


@lru_cache(maxsize=1024)
def is_part_of_year(text: str) -> bool:
    """Whether a label says that its figure is of a part of the year.

    >>> is_part_of_year("2019 (6 aylık)"), is_part_of_year("Başlangıç Değeri (2019)")
    (True, False)
    """
    folded = fold(text)
    is_part = _PART_OF_YEAR.search(folded) is not None
    return is_part and _TO_THE_YEARS_END.search(folded) is None


def parse_year(text: str) -> int | None:
    """Return the year when the text is nothing but one between 1900 and 2099."""
    printed = tidy(text)
    return int(printed) if re.fullmatch(r"(?:19|20)[0-9]{2}", printed) else None


def plain(value: Decimal) -> Decimal:
    """Return the same number without trailing zeros and without an exponent."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) + 0  # + 0 turns a negative zero into zero
    return value.normalize()


def _read(text: str, *, is_money: bool) -> Number:
    printed = _unbracketed(text)
    if _is_blank(printed):
        return Number(None, text)
    dressed = _DRESSED.fullmatch(printed)
    if dressed is None:
        return Number(None, text, _why_not(printed))
    unit = _printed_unit(dressed["before"], dressed["after"])
    if unit == "?" or (dressed["sign"] and dressed["inner"]):
        return Number(None, text, NOT_A_NUMBER)
    power = _POWERS.get(dressed["power"] or "", 0)
    in_kurus = power == 0 and (is_money or unit == "TRY")
    reason = _doubt(dressed["core"], in_kurus=in_kurus)
    if reason:
        return Number(None, text, reason, unit)
    value = _value(dressed["core"]).scaleb(power)
    is_negative = bool(dressed["sign"] or dressed["inner"])
    return Number(plain(-value if is_negative else value), text, None, unit)


def _unbracketed(text: str) -> str:
    """Return the number on one line, fixed blanks kept because they may group thousands."""
    whole = text.replace("\u00ad\n", "")  # where a narrow column cut the figure
    ordinary = re.sub(r"[ \t\r\n\f\v]+", " ", narrow(whole)).strip(" " + _FIXED_SPACES)
    return ordinary.strip("【】\0").strip()  # \0: a sign that the font does not have


def _is_blank(printed: str) -> bool:
    if printed == "%":
        return False
    return _BLANK.fullmatch(printed) is not None or fold(printed) in _BLANK_WORDS


def _printed_unit(before: str | None, after: str | None) -> str | None:
    """Return "%", "TRY", None, or "?" where two signs stand round one number."""
    if before and after:
        return "?"
    sign = before or after
    if not sign:
        return None
    return "%" if sign == "%" else "TRY"


def _doubt(core: str, *, in_kurus: bool) -> str | None:
    """Return why this run of digits and separators is not certain, or None."""
    whole, comma, fraction = core.partition(",")
    if comma and not _WHOLE.fullmatch(fraction):
        return FOREIGN_SEPARATORS
    if sum(map(str.isdigit, core)) > _LONGEST:
        return TOO_LONG
    if _WHOLE.fullmatch(whole):
        return _doubt_ungrouped(whole, fraction, in_kurus=in_kurus)
    if not _GROUPED.fullmatch(whole):
        return AMBIGUOUS_DOT if _ONE_DOT.fullmatch(core) else FOREIGN_SEPARATORS
    return THREE_DECIMALS if in_kurus and len(fraction) > 2 else None


def _doubt_ungrouped(whole: str, fraction: str, *, in_kurus: bool) -> str | None:
    """Judge digits without thousands marks; "00,00" is a zero, "007" may be a code."""
    if len(whole) > 1 and whole[0] == "0" and (whole + fraction).strip("0"):
        return LEADING_ZERO
    if len(fraction) == 3 and len(whole) <= 3 and whole != "0":
        return AMBIGUOUS_COMMA
    return THREE_DECIMALS if in_kurus and len(fraction) > 2 else None


def _value(core: str) -> Decimal:
    whole, _, fraction = core.partition(",")
    digits = "".join(filter(str.isdigit, whole))
    return Decimal(f"{digits}.{fraction or 0}")


def _why_not(printed: str) -> str:
    if re.search(r"[≥≤<>]", printed):
        return BOUND
    if re.fullmatch(r"%?[0-9.,]+%?\s?[-–—]\s?%?[0-9.,]+%?(?:\s.*)?", printed):
        return RANGE
    if re.fullmatch(r"[0-9., ]+", printed):
        return INNER_BLANK
    return MORE_TEXT if re.search(r"[0-9]", printed) else NOT_A_NUMBER
