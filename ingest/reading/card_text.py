"""A target card of which only the text is left, its reading order perhaps broken.

A heading that its own text follows takes it.  Where headings stand in a heap, as a
column read by itself leaves them, nothing is divided among them: what says itself what
it is (codes, rows of figures, a sum in lira) is read, units are placed by position with
a warning, and the rest is kept in runs for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ingest.reading.card_draft import CardDraft, document_of
from ingest.reading.card_titles import named_in
from ingest.reading.card_values import Coded, Item, flowed, is_bulleted
from ingest.reading.grid import Cell, Line, joined
from ingest.reading.headings import Part
from ingest.reading.one_period import printed_period
from ingest.reading.text_pieces import Piece, pieces_of
from ingest.reading.text_rows import TextRow
from plans.document import Issue, Kind, PlanDocument
from plans.turkish import fold, parse_money, tidy

NO_CARD = "Metinde hedef kartı bulunamadı; bir stratejik plan olarak okunamaz."
BY_POSITION = (
    "Başlığın yanında değil, hedeften sonraki yerine göre yerleştirildi; denetleyin."
)

_UNIT = re.compile(
    r".*(?:müdürlü(?:ğü|kleri)|başkanlı(?:ğı|kları)|dairesi|birim(?:i|ler|leri)|şefli(?:ği|kleri)"
    r"|amirli(?:ği|kleri)|koordinatörlü(?:ğü|kleri)|sekreterli(?:k|ği)|kurulu|merkezi"
    r"|müşavirliği|özel kalem|rektörlük|kurumu|kuruluşları?|paydaşlar|idaresi|bakanlığı"
    r"|valili(?:k|ği)|kaymakamlı(?:k|ğı)|üniversitesi|stk'?lar)"
)
_LISTS = {Part.RISKS, Part.ACTIVITIES, Part.STRATEGIES, Part.FINDINGS, Part.NEEDS}
_PAGE_NUMBER = re.compile(r"[0-9]{1,4}")
_MONEY = re.compile(r".*\d.*(?:₺|\bTL|\bTRY)\.?")


@dataclass(frozen=True, slots=True)
class TextCards:
    """What was read, and the words that were recognised as headings and hold no value."""

    document: PlanDocument
    labels: tuple[Cell, ...]


def looks_like_card(lines: Sequence[Line]) -> bool:
    """Whether the lines hold a target card: three of its headings and a row of an indicator table."""
    pieces = list(pieces_of(lines))
    headings = {piece.part for piece in pieces if piece.part}
    rows = [piece for piece in pieces if piece.row and piece.row.cells.values]
    return len(headings) >= 3 and bool(rows)


def read_text_cards(lines: Sequence[Line]) -> PlanDocument:
    """Return the cards of a text; kind refused where there is none."""
    return read_text(lines).document


def read_text(lines: Sequence[Line]) -> TextCards:
    """Return the cards of a text together with the headings that were recognised in it."""
    pieces = list(pieces_of(lines))
    drafts = [_draft(card) for card in _cards(pieces)]
    drafts = [draft for draft in drafts if draft.objective or draft.indicators]
    labels = [
        cell
        for piece in pieces
        for cell in (piece.head.words if piece.head else piece.lines)
        if piece.head or piece.is_heading
    ]
    if not drafts:
        refused = PlanDocument(kind=Kind.REFUSED, refusal=NO_CARD)
        return TextCards(refused, tuple(labels))
    institution = _institution(pieces)
    document = document_of(drafts, institution)
    period = printed_period(lines, document.period)
    if period != document.period:
        document = document_of(drafts, institution, period)
    return TextCards(document, tuple(labels))


def _institution(pieces: Sequence[Piece]) -> str | None:
    """Return the first institution that a line above all cards names."""
    above = takewhile(lambda piece: piece.is_plain, pieces)
    names = (named_in(tidy(line.text))[0] for piece in above for line in piece.lines)
    return next(filter(None, names), None)


# --- pieces into cards --------------------------------------------------------------------------


def _cards(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces card by card; a new card begins with the heading of a goal."""
    card: list[Piece] = []
    for piece in pieces:
        is_full = any(one.row or one.part is Part.OBJECTIVE for one in card)
        if piece.part is Part.GOAL and piece.is_heading and is_full:
            yield card
            card = []
        card.append(piece)
    if card:
        yield card


@dataclass(slots=True)
class _Filing:
    """The state of filing one card's pieces."""

    draft: CardDraft = field(default_factory=CardDraft)
    orphans: set[Part] = field(default_factory=set)  # headings without their text
    run: list[Line] = field(default_factory=list)  # lines that nothing places


def _draft(pieces: Sequence[Piece]) -> CardDraft:
    filing = _Filing()
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        plain = _plain_after(pieces, at)
        if piece.is_plain:
            _file_plain(filing, piece.lines[0])
            at += 1
            continue
        _end_run(filing)
        if piece.coded:
            at += 1 + _file_title(filing, piece, plain)
        elif piece.row:
            _file_row(filing, piece.row)
            at += 1
        else:
            at += 1 + _file_heading(filing, pieces, at, plain)
    _end_run(filing)
    return filing.draft


def _plain_after(pieces: Sequence[Piece], at: int) -> list[Line]:
    """Return the plain lines that follow a piece."""
    lines: list[Line] = []
    for piece in pieces[at + 1 :]:
        if not piece.is_plain:
            break
        lines += piece.lines
    return lines


def _file_heading(
    filing: _Filing, pieces: Sequence[Piece], at: int, plain: list[Line]
) -> int:
    """Give a heading the text that follows it, unless headings stand in a heap; return the lines taken."""
    part = pieces[at].part
    if part is None:
        return 0
    before = pieces[at - 1] if at else None
    in_heap = before is not None and before.is_heading and before.part in filing.orphans
    if not plain or in_heap or not _suits(part, plain):
        filing.orphans.add(part)
        return 0
    taken = plain[: _list_end(plain)] if part in _LISTS else plain
    filing.draft.parts.setdefault(part, []).extend(taken)
    return len(taken)


def _list_end(plain: Sequence[Line]) -> int:
    """Return how many lines a bulleted list certainly has.

    It goes on over an empty line with a bullet or in small letters only: a heading of
    the page, or another text, begins otherwise, and so does a page's number.
    """
    if not any(is_bulleted(line.text) for line in plain):
        return len(plain)
    for at in range(1, len(plain)):
        line = plain[at]
        is_apart = _is_apart(plain[at - 1], line)
        goes_on = is_bulleted(line.text) or tidy(line.text)[:1].islower()
        ends_page = at + 1 == len(plain) or _is_apart(line, plain[at + 1])
        is_number = _PAGE_NUMBER.fullmatch(tidy(line.text)) is not None
        if (is_apart and not goes_on) or (is_number and ends_page):
            return at
    return len(plain)


def _is_apart(line: Line, following: Line) -> bool:
    """Whether an empty line stands between two lines."""
    return (following.line or 0) - (line.line or 0) > 1


def _suits(part: Part, plain: Sequence[Line]) -> bool:
    """Whether lines can be the text of a heading at all."""
    if part is Part.COST:
        printed = flowed("\n".join(line.text for line in plain))
        return parse_money(printed).value is not None
    if part is Part.RESPONSIBLE:
        return len(plain) <= 2 and not any(is_bulleted(line.text) for line in plain)
    return part not in (Part.GOAL, Part.OBJECTIVE)


def _file_row(filing: _Filing, row: TextRow) -> None:
    draft = filing.draft
    at = f"indicators[{len(draft.indicators)}]"
    draft.indicators.append(row.cells)
    for issue in row.issues:
        draft.warnings.append(
            Issue(
                f"{at}.{issue.where}",
                issue.reason,
                issue.text,
                issue.severity,
                issue.citation,
            )
        )
    if row.unplaced is not None:
        draft.unassigned.append(row.unplaced)


def _file_plain(filing: _Filing, line: Line) -> None:
    """Take a sum in lira for the cost whose heading stands apart; keep other lines in a run."""
    is_sum = _MONEY.fullmatch(tidy(line.text)) and not is_bulleted(line.text)
    cost = filing.draft.parts.get(Part.COST)
    if is_sum and Part.COST in filing.orphans and not cost:
        _end_run(filing)
        filing.draft.parts[Part.COST] = [line]
    else:
        filing.run.append(line)


def _end_run(filing: _Filing) -> None:
    if filing.run:
        filing.draft.unassigned.append(joined(filing.run))
    filing.run = []


# --- titles, and the units behind them ---------------------------------------------------------------


def _file_title(filing: _Filing, piece: Piece, plain: Sequence[Line]) -> int:
    """File a goal or an objective with the lines its title runs on over; return the lines taken."""
    if piece.coded is None:
        return 0
    unbulleted = list(takewhile(lambda line: not is_bulleted(line.text), plain))
    if piece.part is Part.GOAL:
        filing.draft.goal = _longer(piece.coded, unbulleted)
        return len(unbulleted)
    if Part.RESPONSIBLE not in filing.orphans:
        filing.draft.objective = _longer(piece.coded, unbulleted)
        return len(unbulleted)
    end = _title_end(piece.lines[0], unbulleted)
    filing.draft.objective = _longer(piece.coded, unbulleted[:end])
    return end + _file_units(filing.draft, unbulleted[end:])


def _title_end(first: Line, more: Sequence[Line]) -> int:
    """Return how many lines the title runs on over: up to its full stop, or to the first unit."""
    for at, line in enumerate([first, *more]):
        if at and _is_unit(line.text):
            return at - 1
        if tidy(line.text).endswith("."):
            return at
    return 0


def _longer(title: Coded, lines: Sequence[Line]) -> Coded:
    """Return the title with the lines that it runs on over."""
    if not lines:
        return title
    more = joined(lines)
    if title.title is None:
        return replace(title, title=Item(flowed(more.text), more.cite()))
    text = f"{title.title.at.text}\n{more.text}"
    printed = replace(title.title.at, text=text)
    return replace(title, title=Item(flowed(text), printed))


def _file_units(draft: CardDraft, lines: Sequence[Line]) -> int:
    """File the responsible unit and, in the lines below it, the list of those that cooperate."""
    if not lines or not _is_unit(lines[0].text) or "," in lines[0].text:
        return 0
    draft.parts[Part.RESPONSIBLE] = [lines[0]]
    draft.warnings.append(_by_position("responsible_unit", lines[0]))
    listed = lines[1:]
    for count in range(len(listed), 0, -1):
        text = flowed("\n".join(line.text for line in listed[:count]))
        if all(_is_unit(unit) for unit in text.rstrip(", ").split(",")):
            draft.parts[Part.COOPERATING] = list(listed[:count])
            whole = joined(listed[:count])
            draft.warnings.append(_by_position("cooperating_units", whole))
            return 1 + count
    return 1


def _is_unit(text: str) -> bool:
    return _UNIT.fullmatch(fold(text)) is not None


def _by_position(where: str, cell: Cell) -> Issue:
    return Issue(where, BY_POSITION, cell.text, citation=cell.cite())
