"""The figures that a sentence states: value, unit, what is counted; ages, dates and limits are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.reading.deeds import deed, is_enumeration
from ingest.reading.periods import MONTH
from ingest.reading.prose import Sentence
from ingest.reading.sums import parse_sum
from plans.turkish import Number

_NUMBER = re.compile(
    r"(?<![\w.,/'’–-])%?[0-9]+(?:[.,][0-9]+)*"
    r"(?:\s(?:bin|milyon|milyar|trilyon)\b(?:\s[0-9]{1,3}(?![\w%/]|[.,][0-9]))?)*"
    r"(?:\s?(?:TL\b|₺))?(?![\w%/])"
)
_SUFFIX = re.compile(r"['’‘](?P<is>[dt][ıiuü]r\b)?[a-zçğıöşü]*")
_OF_YEAR = re.compile(r"^\W*yıl\w*(?: itibar\w+)?\s+")
_GOING_ON = re.compile(r"\bdevam et")
_NO_COUNT_AFTER = re.compile(
    rf"\s?[-–]\s?[0-9]|\.\s|\s(?:{MONTH})\b|['’]?\w*\s(?:sayılı|madde)|\syaş(?:\b|ı|ar)"
    r"|\s(?:kapasiteli|kişilik|yataklı)|\s(?:gün|saat|yıl|ay|hafta)(?:\b|[ıiuü]|l[ıiuü]k|d[ae])"
)
_NO_COUNT_BEFORE = re.compile(
    r"[0-9]\s?[-–]\s?$|\b(?:en (?:az|fazla|çok)|asgari|azami|ayda|haftada|günde)\s$",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

_COUNTED = {
    "kişi": r"kişi(?:ye|nin|miz\w*)?",
    "hane": r"hane(?:ye|nin|de|miz\w*)?",
    "aile": r"aile(?:ye|nin|miz\w*)?",
    "çocuk": r"çocu[kğ](?:a|un|umuz\w*)?",
    "kadın": r"kadın(?:a|ın|ımız\w*)?",
    "erkek": r"erke[kğ](?:e|in)?",
    "birey": r"birey(?:e|in|imiz\w*)?",
    "vatandaş": r"vatandaş(?:a|ın|ımız\w*)?",
    "yaşlı": r"yaşlı(?:ya|nın|mız\w*)?",
    "engelli": r"engelli(?:ye|nin|miz\w*)?",
    "öğrenci": r"öğrenci(?:ye|nin|miz\w*)?",
    "genç": r"gen[cç](?:e|in|imiz\w*)?",
    "personel": r"personel(?:e|in|imiz\w*)?",
    "araç": r"ara[cç](?:a|ın)?",
    "başvuru": r"başvuru(?:ya|nun)?",
    "etkinlik": r"etkinli[kğ](?:e|in)?",
}
_ADJECTIVES = {"engelli", "yaşlı"}
_PERSON = re.compile(r"(?:yakını|gazi|şehit|malulü)", re.I)
_POSSESSIVE = re.compile(r"[^\W\d_]{2,}[ıiuü]")
_VERB = re.compile(
    r"[a-zçğıöşü].*(?:m[ıiuü]ş|m[ae]kt[ae]|[ae]c[ae]k)(?:[dt][ıiuü]r)?|ol(?:up|an|mak|arak)"
    r"|var(?:dır)?|mevcut(?:tur)?|devam|bünyesinde"
)
_CASED = re.compile(r"(?P<stem>.{3,}?)(?:['’]?n?[dt][ae]|n[ae])")
_OURS = re.compile(r"(?P<stem>.{3,}[ıiuü])m[ıiuü]z")
_MEASURE = re.compile(
    r"\b(?:sayısı|oranı|miktarı|tutarı)(?P<tail>(?: ise| toplam)*)\s*$"
)
_CLAUSE = re.compile(r"[;:]\s*|\bolup\s+")
_EDGE = re.compile(r"^(?:ve|ile|toplam)\b\s*|\s*\b(?:ve|ile|olmak|üzere|için)$")
_PUNCTUATION = " .,;:"
_LONGEST_LABEL = 12  # words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence, `unit` and `label` "" where they are not understood.

    `label` is what is counted ("Kadın Konukevi"), or what it is for; then
    `stands_alone` is false, and it makes sense under its heading only.
    """

    number: Number
    start: int
    end: int
    unit: str = ""
    label: str = ""
    stands_alone: bool = False


def figures(sentence: Sentence) -> Iterator[Figure]:
    """Yield the figures of a sentence that count or sum something, in print order."""
    return iter(_with_deeds(sentence.text, list(_bare_figures(sentence))))


def _bare_figures(sentence: Sentence) -> Iterator[Figure]:
    text = sentence.text
    found = list(_NUMBER.finditer(text))
    for at, match in enumerate(found):
        if _is_no_count(text, *match.span()):
            continue
        run = sentence.bold_run(match.start())
        first, last = run or (0, len(text))
        previous = found[at - 1].end() if at else 0
        following = found[at + 1].start() if at + 1 < len(found) else len(text)
        before = text[max(first, previous) : match.start()].strip()
        suffix = _SUFFIX.match(text, match.end())
        end = suffix.end() if suffix else match.end()
        figure = _figure(
            Figure(parse_sum(match[0]), *match.span()),
            before or text[previous : match.start()].strip(),
            text[end : max(end, min(last, following))].split(),
            label=before if run and run[1] == match.end() else "",
            is_cut=run is None and following < len(text),
        )
        if figure.unit == "TL" and not figure.label and suffix and suffix["is"]:
            clause = _CLAUSE.split(text[previous : match.start()])[-1]
            figure = replace(figure, label=_OF_YEAR.sub("", clause.strip()))
        yield figure


def _with_deeds(text: str, read: Sequence[Figure]) -> list[Figure]:
    """Return the figures with what their sentence says of the ones they count.

    What ends an enumeration is said of all that it strings together.
    """
    told: list[Figure] = []
    shared = ""
    for at in range(len(read) - 1, -1, -1):
        figure = read[at]
        previous = read[at - 1].end if at else 0
        following = read[at + 1].start if at + 1 < len(read) else len(text)
        words = text[figure.end : following].split()
        unit, rest = _counted(words)
        is_counted = bool(unit) and unit == figure.unit and not figure.stands_alone
        is_one_of_several = following < len(text) and is_enumeration(rest)
        said = deed(rest, text[previous : figure.start]) if is_counted else ""
        shared = said or (shared if is_counted and is_one_of_several else "")
        label = f"{shared} {unit}" if shared else figure.label
        told.insert(0, replace(figure, label=label))
    return told


def _is_no_count(text: str, start: int, end: int) -> bool:
    """Whether the number is a date, an age, a limit, a law's number or one end of a range."""
    if _NO_COUNT_AFTER.match(text, end) or _NO_COUNT_BEFORE.search(text[:start]):
        return True
    is_year = _YEAR.fullmatch(text, start, end) is not None
    return is_year and _counted(text[end:].split())[0] == ""


def _figure(
    bare: Figure, before: str, words: Sequence[str], *, label: str, is_cut: bool
) -> Figure:
    """Return the figure with its unit and label, from the words on either side of it."""
    number = bare.number
    measure = _MEASURE.search(before)
    unit, rest = _counted(words)
    thing = _thing(words, is_cut=is_cut)
    if measure:
        label = _CLAUSE.split(before[: measure.start("tail")])[-1]
        found = (_unit_of(number, label), label, True)
    elif number.unit == "TRY":
        going = "devam eden " if _GOING_ON.search(" ".join(words)) else ""
        phrase = _phrase(words)
        found = ("TL", f"{going}{phrase}" if phrase else "", False)
    elif number.unit == "%":
        found = ("", "", False)
    elif unit:
        found = (unit, _phrase(rest), False)
    elif thing:
        found = ("kişi" if _PERSON.search(thing) else "adet", thing, True)
    else:
        found = (_unit_of(number, label) if label else "", label, True)
    return Figure(number, bare.start, bare.end, *found)


def _counted(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the counting noun that follows a number ("engelli birey") and the words after it."""
    for at, word in enumerate(words[:3]):
        core = word.strip(_PUNCTUATION)
        noun = next(
            (n for n, form in _COUNTED.items() if re.fullmatch(form, core)), None
        )
        following = words[at + 1].strip(_PUNCTUATION) if at + 1 < len(words) else ""
        if noun and word == noun and _POSSESSIVE.fullmatch(following):
            return "", words  # "kadın kooperatifi" counts cooperatives
        if noun and not (noun in _ADJECTIVES and _counted([following])[0]):
            return " ".join([*words[:at], noun]), words[at + 1 :]
        if word != core or not core[:1].islower():
            break
    return "", words


def _thing(words: Sequence[str], *, is_cut: bool) -> str:
    """Return the name of the things counted, in the nominative: "Çocuk Evi" for "Çocuk Evinde".

    Nothing where the next number cuts it short: that number's own name may have begun.
    """
    name: list[str] = []
    for word in words:
        if _VERB.fullmatch(word.strip(_PUNCTUATION)):
            break
        cased = _CASED.fullmatch(word.strip(_PUNCTUATION))
        name.append(cased["stem"] if cased else _OURS.sub(r"\g<stem>", word))
        if cased:
            break
    else:
        if is_cut and not (
            words and (words[-1].endswith(",") or _EDGE.search(f" {words[-1]}"))
        ):
            return ""
    persons = [
        at
        for at, word in enumerate(name)
        if _PERSON.fullmatch(word.strip(_PUNCTUATION))
    ]
    return _trimmed(name[: persons[-1] + 1] if persons else name)


def _phrase(words: Sequence[str]) -> str:
    """Return the words up to the verb."""
    until = next(
        (
            at
            for at, word in enumerate(words)
            if _VERB.fullmatch(word.strip(_PUNCTUATION))
        ),
        None,
    )
    return _trimmed(words[:until])


def _trimmed(words: Sequence[str]) -> str:
    text = " ".join(words).strip(_PUNCTUATION)
    while _EDGE.search(text):
        text = _EDGE.sub("", text).strip(_PUNCTUATION)
    return text if len(text.split()) <= _LONGEST_LABEL else ""


def _unit_of(number: Number, label: str) -> str:
    """Return the unit of a figure that follows its label ("çocuk sayısı 6.776")."""
    if number.unit:
        return {"TRY": "TL", "%": "%"}[number.unit]
    for word in reversed(label.split()[-2:]):
        for noun in _COUNTED:
            if word.startswith(noun):
                return noun
    return "kişi" if _PERSON.fullmatch(label.rpartition(" ")[2]) else "adet"
