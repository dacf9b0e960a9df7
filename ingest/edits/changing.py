"""How each operation changes a document; pure.

Citations move with their values, and keep the text as it was printed.  An issue is
closed by the change of the very value it points at; what else an issue points at takes
the issue along.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ingest.edits.fields import EditError, field_at, parsed
from ingest.edits.in_step import in_step
from ingest.edits.joining import joined_place, joined_record, joined_text
from ingest.edits.operations import Add, Drop, Join, Move, Set, Settle, Split, SplitCard
from ingest.edits.paths import NoSuchPlaceError, Steps, at, steps_of, with_at
from ingest.edits.rows import (
    TEXT_LISTS,
    Row,
    followed,
    renumbered,
    rows_at,
    with_rows,
)
from plans.document import (
    Citation,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
)

NO_ROW = "Bu satır artık belgede yok; sayfayı yenileyin."
NO_NEXT = "Altında birleştirilecek satır yok."
LOST_TEXT = "Bölerken metin değiştirilemez; önce metni düzeltin."
ONE_PART = "Bölünecek yeri gösterin."
NOT_SPLIT = "Bu satır bölünemez."
OTHER_LIST = "Bu satır oraya taşınamaz."
NO_CODE = "Yeni satırın kodunu yazın."


def set_field(document: PlanDocument, edit: Set) -> PlanDocument:
    """Type a value; its issues are closed, its citation stays."""
    steps = steps_of(edit.path)
    value = parsed(field_at(steps), edit.text)
    changed: PlanDocument = with_at(document, steps, value)
    changed = in_step(changed, steps)
    issues = tuple(issue for issue in changed.issues if steps_of(issue.where) != steps)
    return replace(changed, issues=issues)


def add_row(document: PlanDocument, edit: Add) -> PlanDocument:
    """Add a row at the end of a list."""
    steps = steps_of(edit.path)
    rows = rows_at(document, steps)
    return with_rows(document, steps, [*rows, _new_row(steps, edit)])


def _new_row(steps: Steps, edit: Add) -> Row:
    name = steps[-1]
    if name in TEXT_LISTS:
        return Row(parsed(field_at((*steps, 0)), edit.text), edit.place)
    text_field = "name" if name == "indicators" else "title"
    text = parsed(field_at((text_field,)), edit.text)
    cited = {} if edit.place is None else {text_field: edit.place}
    return Row(_new_record(name, edit.code, text, cited))


def _new_record(
    name: str | int, code: str, text: str, cited: dict[str, Citation]
) -> IndicatorEntry | ObjectiveEntry | GoalEntry:
    code = _code(code)
    if name == "indicators":
        return IndicatorEntry(code, text, citations=cited)
    if name == "objectives":
        return ObjectiveEntry(code, text, citations=cited)
    if name == "goals":
        return GoalEntry(code, text, citations=cited)
    raise EditError(OTHER_LIST)


def _code(text: str) -> str:
    if not text.strip():
        raise EditError(NO_CODE)
    return str(parsed(field_at(("code",)), text))


def drop_row(document: PlanDocument, edit: Drop) -> PlanDocument:
    """Leave a row out, with what was asked about it."""
    steps, number = _row(document, edit.path)
    rows = rows_at(document, steps)
    places: dict[int, Steps | None] = {number: None}
    places |= {n: (*steps, n - 1) for n in range(number + 1, len(rows))}
    changed = with_rows(document, steps, rows[:number] + rows[number + 1 :])
    return followed(changed, renumbered(steps, places))


def split_row(document: PlanDocument, edit: Split) -> PlanDocument:
    """Cut a row in parts; each still says where the whole was printed."""
    steps, number = _row(document, edit.path)
    rows = rows_at(document, steps)
    parts = [" ".join(part.split()) for part in edit.parts if part.strip()]
    if steps[-1] == "indicators":
        pieces = _split_indicator(rows[number].value, parts, edit.code)
    elif steps[-1] in TEXT_LISTS:
        _check_parts(parts, rows[number].value)
        pieces = [Row(part, rows[number].citation) for part in parts]
    else:
        raise EditError(NOT_SPLIT)
    return _replaced(document, steps, number, pieces)


def _split_indicator(
    indicator: IndicatorEntry, parts: list[str], code: str
) -> list[Row]:
    """The first part keeps the row's values: whose they are is for the person to say."""
    _check_parts(parts, indicator.name)
    if len(parts) != 2:
        raise EditError(ONE_PART)
    cited = {k: v for k, v in indicator.citations.items() if k == "name"}
    second = _new_record("indicators", code, parts[1], cited)
    return [Row(replace(indicator, name=parts[0])), Row(second)]


def _check_parts(parts: list[str], whole: str) -> None:
    if len(parts) < 2:
        raise EditError(ONE_PART)
    if "".join("".join(parts).split()) != "".join(whole.split()):
        raise EditError(LOST_TEXT)


def _replaced(
    document: PlanDocument, steps: Steps, number: int, pieces: list[Row]
) -> PlanDocument:
    """Put `pieces` in the place of one row."""
    rows = rows_at(document, steps)
    more = len(pieces) - 1
    places: dict[int, Steps | None] = {
        n: (*steps, n + more) for n in range(number + 1, len(rows))
    }
    rows = rows[:number] + pieces + rows[number + 1 :]
    return followed(with_rows(document, steps, rows), renumbered(steps, places))


def split_card(document: PlanDocument, edit: SplitCard) -> PlanDocument:
    """Give the indicators from one on a card of their own, after this one."""
    steps, number = _row(document, edit.path)
    card = at(document, (*steps, number))
    if not isinstance(card, ObjectiveEntry):
        raise EditError(NOT_SPLIT)
    if not 0 < edit.first < len(card.indicators):
        raise EditError(ONE_PART)
    second = ObjectiveEntry(
        code=_code(edit.code), indicators=card.indicators[edit.first :]
    )
    kept = replace(card, indicators=card.indicators[: edit.first])
    moved: dict[int, Steps | None] = {
        n: (*steps, number + 1, "indicators", n - edit.first)
        for n in range(edit.first, len(card.indicators))
    }
    changed = _replaced(document, steps, number, [Row(kept), Row(second)])
    return followed(changed, renumbered((*steps, number, "indicators"), moved))


def join_rows(document: PlanDocument, edit: Join) -> PlanDocument:
    """Make one row of two neighbours, with the places of both."""
    steps, number = _row(document, edit.path)
    rows = rows_at(document, steps)
    if number + 1 >= len(rows):
        raise EditError(NO_NEXT)
    first, second = rows[number], rows[number + 1]
    if steps[-1] in TEXT_LISTS:
        text = joined_text(first.value, second.value, edit.glue)
        both = Row(text, joined_place(first.citation, second.citation))
    else:
        both = Row(joined_record(first.value, second.value, edit.glue))
    changed = with_rows(document, steps, [*rows[:number], both, *rows[number + 2 :]])
    return followed(changed, _after_join(steps, number, rows))


def _after_join(steps: Steps, number: int, rows: list[Row]) -> Any:  # noqa: ANN401 - a Relocate
    """What stood in lists of the second row stands behind the first row's own."""
    places: dict[int, Steps | None] = {
        n: (*steps, n - 1) for n in range(number + 1, len(rows))
    }
    outer = renumbered(steps, places)
    first = rows[number].value
    deep = len(steps)

    def relocate(where: Steps) -> Steps | None:
        if where[: deep + 1] == (*steps, number + 1) and len(where) > deep + 2:
            name, inner = where[deep + 1], where[deep + 2]
            before = getattr(first, str(name), None)
            if isinstance(before, tuple) and isinstance(inner, int):
                moved = (name, inner + len(before), *where[deep + 3 :])
                return (*steps, number, *moved)
        return outer(where)

    return relocate


def move_row(document: PlanDocument, edit: Move) -> PlanDocument:
    """Take a row out of its list and put it into the same or a like one."""
    steps, number = _row(document, edit.path)
    *target, place = steps_of(edit.to) or ("",)
    to = tuple(target)
    if not isinstance(place, int) or not _is_alike(steps, to):
        raise EditError(OTHER_LIST)
    row = rows_at(document, steps)[number]
    rest = rows_at(document, steps)
    del rest[number]
    there = rest if to == steps else _rows_or_error(document, to)
    if place > len(there):
        raise EditError(OTHER_LIST)
    changed = with_rows(document, steps, rest)
    changed = with_rows(changed, to, [*there[:place], row, *there[place:]])
    out = renumbered(steps, {n + 1: (*steps, n) for n in range(number, len(rest))})
    into = renumbered(to, {n: (*to, n + 1) for n in range(place, len(there))})
    own = (*steps, number)

    def relocate(where: Steps) -> Steps | None:
        if where[: len(own)] == own:
            return (*to, place, *where[len(own) :])
        gone = out(where)
        return None if gone is None else into(gone)

    return followed(changed, relocate)


def _is_alike(one: Steps, other: Steps) -> bool:
    if not other:
        return False
    return one[-1] == other[-1] or {one[-1], other[-1]} <= set(TEXT_LISTS)


def settle(document: PlanDocument, edit: Settle) -> PlanDocument:
    """Close an issue without a change."""
    if edit.number >= len(document.issues):
        raise EditError(NO_ROW)
    issues = list(document.issues)
    del issues[edit.number]
    return replace(document, issues=tuple(issues))


def _row(document: PlanDocument, path: str) -> tuple[Steps, int]:
    """Return the list and the number in it that a path names."""
    *steps, number = steps_of(path) or ("",)
    rows = _rows_or_error(document, tuple(steps))
    if not isinstance(number, int) or number >= len(rows):
        raise EditError(NO_ROW)
    return tuple(steps), number


def _rows_or_error(document: PlanDocument, steps: Steps) -> list[Row]:
    try:
        rows = rows_at(document, steps) if steps else []
    except NoSuchPlaceError as error:
        raise EditError(NO_ROW) from error
    return rows
