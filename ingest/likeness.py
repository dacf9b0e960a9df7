"""How surely two printed names, with their codes, mean the same; pure.

Codes repeat and change in real plans, and plans of one kind share many names: only both
together, or one of them on the same card, make it certain.
"""

from __future__ import annotations

from decimal import Decimal
from difflib import SequenceMatcher

SAME_NAME_OTHER_CODE = Decimal("0.90")  # renumbered on its card
SAME_NAME_NO_CODE = Decimal("0.90")  # on its card too
SAME_NAME_ELSEWHERE = Decimal("0.75")  # the same name, but nobody knows of which card
CODE_ALONE = Decimal("0.90")  # one side prints no name
OF_THE_CODE = Decimal("0.30")  # the rest is the name's
ALIKE = Decimal("0.90")  # names under different codes are compared from here on
AKIN = Decimal("0.60")  # the same, under the same code of different cards
SAME_WORD = 0.75  # from here on two words are one in two forms
OTHER_WORD = Decimal("0.80")  # what is left of a likeness in which a word is another


def likeness(first: str, second: str, *, at_least: Decimal) -> Decimal:
    """Return how alike two folded names are, 0 to 1, and 0 for less than `at_least`.

    The order of the two does not matter.
    """
    one, other = sorted((first, second))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < at_least or matcher.quick_ratio() < at_least:
        return Decimal(0)
    alike = Decimal(str(round(matcher.ratio(), 4)))
    if _names_another(one, other):
        alike *= OTHER_WORD
    return alike if alike >= at_least else Decimal(0)


def _names_another(one: str, other: str) -> bool:
    """Whether a word stands in the place of another: women for men, 2021 for 2022."""
    mine, theirs = set(one.split()), set(other.split())
    mine, theirs = mine - theirs, theirs - mine
    if not mine or not theirs:
        return False
    return any(
        max(_sameness(word, each) for each in others) < SAME_WORD
        for words, others in ((mine, theirs), (theirs, mine))
        for word in words
    )


def _sameness(one: str, other: str) -> float:
    if any(letter.isdigit() for letter in one + other):
        return 0
    first, second = sorted((one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def confidence_of(
    one: tuple[str, str], other: tuple[str, str], *, same_card: bool | None
) -> Decimal:
    """Return how sure it is that two spellings (code, name) mean the same, 0 to 1.

    `same_card` is None where it is not known what holds them.

    >>> confidence_of(("pg1.1", "ağaç"), ("pg1.1", "ağaç"), same_card=None)
    Decimal('1.000')
    """
    (code, name), (other_code, other_name) = one, other
    if code and code == other_code:
        return _of_same_code(name, other_name, same_card=same_card)
    alike = likeness(name, other_name, at_least=ALIKE) if name else Decimal(0)
    if not same_card:
        return SAME_NAME_ELSEWHERE * alike
    is_renumbered = bool(code and other_code)
    return (SAME_NAME_OTHER_CODE if is_renumbered else SAME_NAME_NO_CODE) * alike


def _of_same_code(name: str, other: str, *, same_card: bool | None) -> Decimal:
    if not name or not other:
        return Decimal(0) if same_card is False else CODE_ALONE
    least = Decimal(0) if same_card else AKIN
    alike = likeness(name, other, at_least=least)
    if alike < least:
        return Decimal(0)
    return of_the_code_and(alike)


def of_the_code_and(alike: Decimal) -> Decimal:
    """Return how sure the same code makes it, together with something else as alike as this."""
    return OF_THE_CODE + (1 - OF_THE_CODE) * alike


def shared(
    one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]
) -> Decimal:
    """Return how much two parts hold in common, 0 to 1: a card is known by its indicators too."""
    both = len(one) + len(other)
    return Decimal(2 * len(one & other)) / both if both else Decimal(0)
