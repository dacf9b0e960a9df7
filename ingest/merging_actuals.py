"""What a document says of figures already reported: a figure that is there is never written over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from ingest.changes import Answer, Change, Fate
from ingest.comparing import UNKNOWN, Compared, Setting, kept
from ingest.steps import AddActual, FillActual, SetActual, Step
from ingest.wording import in_sentence, label_of, label_of_actual
from plans.document import ActualEntry, IndicatorEntry, State

WORDS = (
    "explanation",
    "deviation_reason",
    "corrective_measure",
    "printed_performance",
)


def actual_steps(
    where: str,
    here: IndicatorEntry,
    there: IndicatorEntry,
    before: Sequence[ActualEntry],
    setting: Setting,
) -> Iterator[Step]:
    """Yield what becomes of every figure the document reports, in its order.

    `before` is what documents reported already: what differs from it now was changed in
    the plan.  A correction that an export states follows the figure it corrects.
    """
    added: set[tuple[int, str]] = set()  # with their corrections, all at once
    for number, entry in enumerate(here.actuals):
        when = entry.year, entry.period
        known = [a for a in there.actuals if _is_of(when, a)]
        compared = _compared(f"{where}.actuals[{number}]", here.code, entry, known)
        if not known:
            new = [a for a in here.actuals if _is_of(when, a)]
            adding = None if when in added else AddActual(where, tuple(new))
            added.add(when)
            yield Step(compared.row(Fate.NEW), adding)
        elif any(_same_figure(entry, other) for other in known):
            yield from _of_known_figure(where, compared, entry, known)
        elif any(_is_of(when, b) and _same_figure(entry, b) for b in before):
            yield Step(compared.row(Fate.UNCHANGED, kept()))
        else:
            yield _answered(where, compared, entry, known[-1], setting)


def _compared(
    where: str, code: str, entry: ActualEntry, known: Iterable[ActualEntry]
) -> Compared:
    stands = next(reversed([*known]), None)
    return Compared(
        where=where,
        code=code,
        label=label_of_actual(entry.year, entry.period),
        there=None if stands is None else stands.value,
        before=UNKNOWN,
        here=entry.value,
    )


def _is_of(when: tuple[int, str], entry: ActualEntry) -> bool:
    return (entry.year, entry.period) == when


def _same_figure(one: ActualEntry, other: ActualEntry) -> bool:
    return (one.value, one.reported_as) == (other.value, other.reported_as)


def _of_known_figure(
    where: str, compared: Compared, entry: ActualEntry, known: list[ActualEntry]
) -> Iterator[Step]:
    """Yield the words that an open figure lacks, and what was said otherwise since."""
    stands = known[-1]
    if not _same_figure(entry, stands):
        reason = _("Bu değer planda sonradan düzeltilmiş; düzeltilen kalıyor.")
        yield Step(compared.row(Fate.UNCHANGED, reason))
        return
    for name in WORDS:
        said, has = getattr(entry, name), getattr(stands, name)
        if has is not None or said in (None, *(getattr(k, name) for k in known)):
            continue
        words = replace(
            compared,
            label=f"{compared.label}, {label_of(name)}",
            there=has,
            here=said,
        )
        if stands.state is State.APPROVED:
            reason = _("Değer onaylı; onaylı kayda bir şey eklenmez.")
            yield Step(words.row(Fate.UNCHANGED, reason))
        else:
            yield Step(words.row(Fate.NEW), FillActual(where, entry, name))


def _answered(
    where: str,
    compared: Compared,
    entry: ActualEntry,
    stands: ActualEntry,
    setting: Setting,
) -> Step:
    """Ask a person about another figure; what is approved gives way to a correction only."""
    answer = setting.answers.get(compared.where)
    if answer is Answer.KEEP:
        reason = _("Plandaki kalıyor; öyle seçildi.")
        return Step(compared.row(Fate.UNCHANGED, reason))
    if answer is Answer.TAKE and stands.state is not State.APPROVED:
        return Step(compared.row(Fate.CHANGED), SetActual(where, entry))
    return Step(_refused(compared, stands))


def _refused(compared: Compared, stands: ActualEntry) -> Change:
    sentence = (
        _("Belgede %(here)s, planda onaylı değer %(there)s; düzeltme olarak girin.")
        if stands.state is State.APPROVED
        else _("Belgede %(here)s, planda %(there)s yazıyor; üzerine yazılmaz.")
    )
    values = {
        "here": in_sentence(compared.here),
        "there": in_sentence(compared.there),
    }
    return compared.row(Fate.REFUSED, sentence % values)
