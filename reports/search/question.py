"""What a reader asks for, taken apart into words; pure, and nothing typed can break it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from plans.turkish import fold

MOST_TERMS = 12
LONGEST = 200  # characters of what is typed
PREFIX = 3  # from so many letters on a word is found by its beginning
_STOP_WORD = re.compile(
    "ve|veya|ya|ile|bir|bu|şu|o|da|de|ta|te|mi|mı|mu|mü|ki|için|gibi|göre|kadar|ise|en|çok"
    "|daha|her|ne|hem|ama|ancak|olan|olarak|üzere"
)
# The commonest endings of nouns, after four letters at least; the longest is found first.
_ENDING = re.compile(
    r"(?<=\w{4})(?:l[ae]r(?:[ae]|d[ae]n?|l[ae]|[iu]n?|[iu]n[iuae]n?|[iu]nd[ae]n?)?|n?[iu]n|s?[iu]"
    r"|[ny]?[aeiu]|[dt][ae]n?|nd[ae]n?|s?[iu]n(?:[iuae]|d[ae]n?|[iu]n)|l[ae])$"
)
_SOFTENED = {"p": "b", "b": "p", "k": "g", "g": "k", "t": "d", "d": "t"}
_LETTERS = {"a": "a", "amac": "a", "h": "h", "hedef": "h"} | dict.fromkeys(
    ("p", "g", "pg", "gosterge"), "pg"
)
_CODE = re.compile(
    rf"(?<![\w.])(?:(?P<letters>{'|'.join(_LETTERS)})[ .]*)?"
    r"(?P<numbers>[0-9]{1,3}(?:\.[0-9]{1,3}){0,3})(?![\w]|\.[0-9])"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word without Turkish letters; `starts` are the beginnings by which it is found too."""

    whole: str
    starts: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()  # of the database's own

    def is_in(self, token: str) -> bool:
        """Whether a plain word of a text is what was asked for."""
        beginnings = (*self.starts, *(s for s in self.stems if len(s) >= PREFIX))
        return token == self.whole or token.startswith(beginnings)


@dataclass(frozen=True, slots=True)
class Term:
    """Something that has to be there: one of the codes, or all of the words."""

    words: tuple[Word, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for; without terms there is nothing to look for."""

    typed: str
    terms: tuple[Term, ...] = ()
    is_cut: bool = False  # not all that was typed is looked for

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word of every term."""
        return tuple(word for term in self.terms for word in term.words)

    def with_stems(self, stems: dict[str, tuple[str, ...]]) -> Question:
        """Return the same with the stems that the database knows of its words."""
        return replace(
            self,
            terms=tuple(
                replace(
                    term,
                    words=tuple(
                        replace(word, stems=stems.get(word.whole, ()))
                        for word in term.words
                    ),
                )
                for term in self.terms
            ),
        )


def plain_letters(text: str) -> str:
    """Return the text in small letters without their Turkish marks.

    >>> plain_letters("IŞIKLI Çocuk"), plain_letters("İlçe")
    ('isikli cocuk', 'ilce')
    """
    apart = unicodedata.normalize("NFKD", fold(text).replace("ı", "i"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def root_of(word: str) -> str:
    """Return a plain word without a common ending, four letters at least; else the word.

    >>> root_of("parklari"), root_of("sokagi"), root_of("yolu"), root_of("egitim")
    ('park', 'sokag', 'yolu', 'egitim')
    """
    return _ENDING.sub("", word)


def understood(typed: str) -> Question:
    """Return what is asked for; words that stand everywhere are left out."""
    text = " ".join(typed.replace("\0", " ").split())
    terms = _terms(fold(text[:LONGEST]))
    is_cut = len(text) > LONGEST or len(terms) > MOST_TERMS
    return Question(text[:LONGEST], tuple(terms[:MOST_TERMS]), is_cut)


def _terms(folded: str) -> list[Term]:
    """Codes first; what is left is taken word by word, each once."""
    told = [w for w in re.findall(r"[\w.]+", folded) if not _STOP_WORD.fullmatch(w)]
    rest = plain_letters(" ".join(told))
    terms = []
    for code in _CODE.finditer(rest):
        numbers = code["numbers"].split(".")
        if code["letters"] is None and len(numbers) == 1 and code[0] != rest:
            continue  # a number among words: "2024 bütçesi"
        terms.append(Term(_words(code[0]), _codes(code["letters"], numbers)))
        rest = rest.replace(code[0], " ", 1)
    return terms + [Term((word,)) for word in dict.fromkeys(_words(rest))]


def _codes(letters: str | None, numbers: list[str]) -> tuple[str, ...]:
    kinds = [_LETTERS[letters]] if letters else ["a", "h", "pg"]
    return tuple(kind + "x".join(numbers) for kind in kinds)


def _words(plain: str) -> tuple[Word, ...]:
    return tuple(_word(each) for each in re.findall(r"[^\W_]+", plain))


def _word(whole: str) -> Word:
    if len(whole) < PREFIX or whole.isdigit():
        return Word(whole)
    root = root_of(whole)
    softened = root[:-1] + _SOFTENED.get(root[-1], root[-1])
    return Word(whole, tuple(dict.fromkeys((whole, root, softened))))
