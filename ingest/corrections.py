"""What a posted review page asks for, as operations on the reading it showed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from ingest.edits import (
    Add,
    Drop,
    EditError,
    Join,
    Move,
    Operation,
    Place,
    Set,
    Settle,
    Split,
    SplitCard,
    edited,
)
from ingest.edits.fields import field_at, printed
from ingest.edits.paths import NoSuchPlaceError, at, path_of, steps_of
from ingest.edits.rows import TEXT_LISTS
from ingest.review.asking import key_of
from ingest.review.entries import Typed, slug_of
from plans.document import Citation, PlanDocument

_HUNDREDTH = Decimal("0.01")  # of a point, as a page draws it
_FIELD = re.compile(r"(goals|statistics)\[\d+\]")
_PLACE = re.compile(r"yer:(\d{1,6}):(\d{1,6})")
_COUNT = re.compile(r"\d{1,6}")
_CODE = re.compile(r"((?:P\.?G\.?|G)?\s?\d+(?:\.\d+)+\.?)\s+(?=\S)")


@dataclass(slots=True)
class Correction:
    """The operations asked for, in order; what could not be understood, and where to look next."""

    operations: list[Operation] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    anchor: str = ""

    @property
    def typed(self) -> Typed:
        """What stays on the page because it could not be taken."""
        return Typed(self.texts, self.errors)


def correction_of(
    document: PlanDocument, posted: Mapping[str, str], card: str
) -> Correction:
    """Return what the page asks for; `card` is the path of the card it showed."""
    found = Correction()
    verb, *arguments = (posted.get("islem") or "kaydet").split()
    splits: list[Split] = []
    for path, text in posted.items():
        if _FIELD.match(path) and path_of(steps_of(path)) == path:
            document = _typed(document, path, text, found, splits)
    places = tuple(_places(document, posted, card))
    if places:
        found.operations.append(Place(places))
    if verb == "kaydet":
        _divide(document, splits, found)
    elif splits:
        found.errors[splits[0].path] = _("Önce metni kaydedin, sonra bu işlemi yapın.")
    elif verb in ("konu", "konular"):
        found.operations += _settled(document, verb, arguments, card)
        found.anchor = "b-konular"
        if not found.operations:
            found.errors["islem"] = _("Bu konu artık sorulmuyor.")
    else:
        _act(document, verb, arguments, posted, found)
    return found


def _settled(
    document: PlanDocument, verb: str, arguments: list[str], card: str
) -> Iterator[Settle]:
    """Settle an issue by its key, or all of the card that ask the same, the last first."""
    known = [issue for issue in document.issues if [key_of(issue)] == arguments]
    for number, issue in reversed(list(enumerate(document.issues))):
        is_alike = issue.reason == known[0].reason if known else False
        if (verb == "konu" and issue in known) or (
            verb == "konular" and is_alike and issue.where.startswith(card)
        ):
            yield Settle(number)


def _typed(
    document: PlanDocument,
    path: str,
    text: str,
    found: Correction,
    splits: list[Split],
) -> PlanDocument:
    """Keep a field that was changed; return the document with it."""
    try:
        steps = steps_of(path)
        field_at(steps)
        before = printed(at(document, steps))
    except (EditError, NoSuchPlaceError):
        return document
    found.texts[path] = text
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and (steps[-1] == "name" or steps[-2] in TEXT_LISTS):
        lines, code = _with_code(lines, is_name=steps[-1] == "name")
        splits.append(Split(_row_of(path), tuple(lines), code))
    typed = " ".join(lines)
    if typed == " ".join(before.split()):
        return document
    try:
        changed = edited(document, Set(path, typed))
    except EditError as error:
        found.errors[path] = str(error)
        return document
    found.operations.append(Set(path, typed))
    return changed


def _row_of(path: str) -> str:
    """A name is split by splitting its indicator."""
    return path.removesuffix(".name")


def _with_code(lines: list[str], *, is_name: bool) -> tuple[list[str], str]:
    """Take the second indicator's code from the front of its name."""
    code = _CODE.match(lines[1]) if is_name else None
    if code is None:
        return lines, ""
    return [lines[0], lines[1][code.end() :], *lines[2:]], code[1].strip()


def _places(
    document: PlanDocument, posted: Mapping[str, str], card: str
) -> Iterator[tuple[int, int, str]]:
    for name, section in posted.items():
        place = _PLACE.fullmatch(name)
        if place and section in TEXT_LISTS:
            run = int(place[1])
            where = (
                document.unassigned[run].where
                if run < len(document.unassigned)
                else None
            )
            yield run, int(place[2]), f"{where or card}.{section}"


def _divide(document: PlanDocument, splits: list[Split], found: Correction) -> None:
    """Split from the last row on, so that the others keep their numbers."""
    for split in reversed(splits):
        name = f"{split.path}.name" if split.path.endswith("]") else split.path
        shown = split.path if split.path in found.texts else name
        try:
            document = edited(document, split)
        except EditError as error:
            found.errors[shown] = str(error)
        else:
            found.operations.append(split)
            found.anchor = f"f-{slug_of(shown)}"


def _act(
    document: PlanDocument,
    verb: str,
    arguments: list[str],
    posted: Mapping[str, str],
    found: Correction,
) -> None:
    """Keep what a button asks for; raises nothing: a button that makes no sense is said so."""
    operation = _operation(document, verb, arguments, posted)
    if operation is None:
        found.errors["islem"] = _("Bu işlem bilinmiyor.")
        return
    try:
        edited(document, operation)
    except EditError as error:
        found.errors["islem"] = str(error)
        return
    found.operations.append(operation)
    found.anchor = _anchor(operation)


def _operation(
    document: PlanDocument,
    verb: str,
    arguments: list[str],
    posted: Mapping[str, str],
) -> Operation | None:
    """Return what a button asks for; its value is a verb and what it is about."""
    if verb == "ekle" and len(arguments) == 1:
        return _added(document, arguments[0], posted)
    if verb == "kartbol" and len(arguments) == 2 and _COUNT.fullmatch(arguments[1]):
        path, first = arguments
        return SplitCard(path, int(first), posted.get(f"kartkodu:{path}", ""))
    make = _ROW_VERBS.get(verb)
    return make(arguments[0], posted) if make and len(arguments) == 1 else None


def _shift(path: str, by: int) -> Operation | None:
    *steps, number = steps_of(path) or ("",)
    if not isinstance(number, int) or number + by < 0:
        return None
    return Move(path, path_of((*steps, number + by)))


def _added(document: PlanDocument, path: str, posted: Mapping[str, str]) -> Operation:
    pages = document.source.pages if document.source else None
    return Add(
        path,
        posted.get(f"yeni:{path}", ""),
        posted.get(f"yenikod:{path}", ""),
        _drawn(posted.get(f"alan:{path}", ""), pages or 0),
    )


def _drawn(text: str, pages: int) -> Citation | None:
    """Return the area a person drew, given as page, x0, top, x1, bottom; None where none was.

    An area on a page that the document does not have is none.
    """
    page, *sides = text.split() or [""]
    if not _COUNT.fullmatch(page) or not 1 <= int(page) <= pages:
        return None
    try:
        x0, top, x1, bottom = (Decimal(side).quantize(_HUNDREDTH) for side in sides)
    except (InvalidOperation, ValueError):  # no figure, or none that fits a page
        return None
    if any(side.is_nan() for side in (x0, top, x1, bottom)):
        return None
    if not (0 <= x0 < x1 <= 20000 and 0 <= top < bottom <= 20000):
        return None
    return Citation(page=int(page), box=(x0, top, x1, bottom))


_ROW_VERBS: dict[str, Callable[[str, Mapping[str, str]], Operation | None]] = {
    "cikar": lambda path, _posted: Drop(path),
    "birlestir": lambda path, _posted: Join(path),
    "yukari": lambda path, _posted: _shift(path, -1),
    "asagi": lambda path, _posted: _shift(path, 1),
    "tasi": lambda path, posted: Move(path, posted.get(f"tasi:{path}", "")),
}


def _anchor(operation: Operation) -> str:
    """Return the address of what the operation left behind."""
    match operation:
        case Drop(path) | Add(path):
            steps = steps_of(path)
            end = len(steps) - 1 if isinstance(steps[-1], int) else len(steps)
            return f"f-{slug_of(path_of(steps[:end]))}"
        case Join(path):
            return f"f-{slug_of(path)}"
        case Move(_path, to):
            return f"f-{slug_of(to)}"
    return ""
