"""What happened to the ones a figure counts, said before their name: "faydalanan kişi"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FINITE = re.compile(
    r"(?P<stem>[a-zçğıöşü]*[aeıioöuü][a-zçğıöşü]*?)(?:m[ıiuü]ş|m[ae]kt[ae])(?:[dt][ıiuü]r)?"
)
_BACK = "aıou"
_VOWELS = _BACK + "eiöü"
_PLACED = re.compile(r"bulun[ae]n")
_OBJECT = re.compile(
    r"(?:^|\bolup\s+)(?:bu\s+)?((?:[^\W\d_]+\s+){0,2}[^\W\d_]+[ıiuü]n[ıiuü])$"
)
_ATTRIBUTE = re.compile(
    r"(?:^|\s)([^\W\d_]+ [a-zçğıöşü]+(?<![dt])(?<!itibar)(?:an|en))$"
)
_STRINGING = {",", "ve", "olmak", "üzere", "toplam"}
_BREAKS = {"olup", "olmak", "ise", "ve"}
_PUNCTUATION = " .,;:"
_LONGEST = 8  # words


def participle(verb: str) -> str | None:
    """Return the participle of a printed finite verb; None where its form is not regular.

    >>> participle("faydalanmıştır"), participle("sunulmakta"), participle("yaşamaktadır")
    ('faydalanan', 'sunulan', 'yaşayan')
    """
    found = _FINITE.fullmatch(verb)
    if found is None or found["stem"].endswith("t"):
        return None  # "et-" and "git-" soften
    stem = found["stem"]
    last = next(letter for letter in reversed(stem) if letter in _VOWELS)
    glide = "y" if stem[-1] in _VOWELS else ""
    return f"{stem}{glide}{'an' if last in _BACK else 'en'}"


def deed(words: Sequence[str], before: str) -> str:
    """Return what the words up to the verb say of the counted ones; "" where they do not.

    `words` follow the counted noun, `before` stands in front of the number.

    >>> deed("kuruluş bakımı altında bulunmaktadır.".split(), "toplamda")
    'kuruluş bakımı altında bulunan'
    """
    told: list[str] = []
    for word in words[:_LONGEST]:
        core = word.strip(_PUNCTUATION)
        done = participle(core)
        if done and (told or not _PLACED.fullmatch(done)):
            taken = None if told else _OBJECT.search(before.strip())
            return " ".join([*([taken[1]] if taken else []), *told, done])
        if done or core in _BREAKS or core != word:
            break
        told.append(word)
    attribute = _ATTRIBUTE.search(before.strip())
    return attribute[1] if attribute else ""


def is_enumeration(words: Sequence[str]) -> bool:
    """Whether the words between two counted things only string them together."""
    return _STRINGING.issuperset(words)
