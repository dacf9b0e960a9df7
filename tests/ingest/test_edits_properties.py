"""Corrections lose nothing: what is divided can be joined again, what moves takes its issues along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from ingest.edits import (
    Drop,
    EditError,
    Join,
    Move,
    Operation,
    Split,
    SplitCard,
    edited,
)
from ingest.edits.paths import exists
from ingest.edits.rows import TEXT_LISTS
from plans.document import Issue, PlanDocument
from tests.documents import plan_documents

few = settings(
    max_examples=40
)  # a document is large, and each is changed several times
words = st.lists(st.sampled_from(["su", "yol", "ağaç", "3.000", "ve"]), min_size=2)


def lists_of(document: PlanDocument) -> list[str]:
    """Every list that can be changed, by its path."""
    paths = ["goals"]
    for g, _goal in enumerate(document.goals):
        paths.append(f"goals[{g}].objectives")
    for path, _objective in document.objectives():
        paths.append(f"{path}.indicators")
        paths += [f"{path}.{name}" for name in TEXT_LISTS]
    return paths


def rows_of(document: PlanDocument) -> list[str]:
    """Every row of those lists, by its path."""
    return [
        f"{path}[{number}]"
        for path in lists_of(document)
        for number in range(len(rows(document, path)))
    ]


def rows(document: PlanDocument, path: str) -> Any:  # noqa: ANN401 - any list
    node: Any = document
    for step in path.replace("[", ".").replace("]", "").split("."):
        node = node[int(step)] if step.isdecimal() else getattr(node, step)
    return node


@st.composite
def asked_documents(draw: st.DrawFn) -> PlanDocument:
    """A document with an issue at rows and fields of all kinds."""
    document = draw(plan_documents())
    places = [*rows_of(document), *lists_of(document), ""]
    places += [f"{path}.name" for path, _row in document.indicators()]
    chosen = draw(st.lists(st.sampled_from(places), max_size=6))
    issues = tuple(Issue(where, f"Konu {n}") for n, where in enumerate(chosen))
    return replace(document, issues=issues)


def texts_in(node: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a document
    """Every word of the document's own values; citations and issues are told elsewhere."""
    if isinstance(node, str):
        yield from node.split()
    elif isinstance(node, tuple):
        for one in node:
            yield from texts_in(one)
    elif is_dataclass(node):
        for field in fields(node):
            if field.name not in ("citations", "citation", "issues", "unassigned"):
                yield from texts_in(getattr(node, field.name))


def asked(document: PlanDocument) -> Counter[tuple[str, str]]:
    """What is asked where, in whatever order."""
    return Counter((issue.where, issue.reason) for issue in document.issues)


def said(document: PlanDocument) -> PlanDocument:
    """The document without its questions."""
    return replace(document, issues=())


def an_item(data: DataObject, document: PlanDocument) -> tuple[str, list[str]]:
    """Choose a list item; return its path and words of its own."""
    items = [
        path
        for path in rows_of(document)
        if path.rsplit(".", 1)[-1].split("[")[0] in TEXT_LISTS
    ]
    assume(items)
    return data.draw(st.sampled_from(items)), data.draw(words)


@few
@given(asked_documents(), st.data())
def test_a_list_item_that_is_split_and_joined_again_is_the_same(
    document: PlanDocument, data: DataObject
) -> None:
    path, text = an_item(data, document)
    document = with_text(document, path, " ".join(text))
    cut = data.draw(st.integers(1, len(text) - 1))

    parts = (" ".join(text[:cut]), " ".join(text[cut:]))
    divided = edited(document, Split(path, parts))

    joined = edited(divided, Join(path))
    assert said(joined) == said(document)
    assert asked(joined) == asked(document)


def with_text(document: PlanDocument, path: str, text: str) -> PlanDocument:
    owner, name = path.rsplit(".", 1)
    section, number = name.rstrip("]").split("[")
    items = list(rows(document, f"{owner}.{section}"))
    items[int(number)] = text
    g, o = (int(n) for n in owner.replace("]", "").replace("[", ".").split(".")[1::2])
    sections: dict[str, Any] = {section: tuple(items)}
    objective = replace(document.goals[g].objectives[o], **sections)
    objectives = list(document.goals[g].objectives)
    objectives[o] = objective
    goals = list(document.goals)
    goals[g] = replace(goals[g], objectives=tuple(objectives))
    return replace(document, goals=tuple(goals))


@few
@given(asked_documents(), st.data())
def test_a_card_that_is_split_and_joined_again_is_the_same(
    document: PlanDocument, data: DataObject
) -> None:
    wide = [path for path, card in document.objectives() if len(card.indicators) > 1]
    assume(wide)
    path = data.draw(st.sampled_from(wide))
    first = data.draw(st.integers(1, len(rows(document, path).indicators) - 1))

    divided = edited(document, SplitCard(path, first, "H9.9"))

    joined = edited(divided, Join(path))
    assert said(joined) == said(document)
    assert asked(document) <= asked(joined)  # a new card may ask of its own


def operations(document: PlanDocument) -> st.SearchStrategy[Operation]:
    """Any change of the order or number of rows, possible or not."""
    paths = st.sampled_from([*rows_of(document), "goals[9]"])
    places = [f"{path}[{n}]" for path in lists_of(document) for n in range(3)]
    return st.one_of(
        st.builds(Drop, paths),
        st.builds(Join, paths),
        st.builds(Move, paths, st.sampled_from(places)),
        st.builds(
            SplitCard,
            st.sampled_from([path for path, _card in document.objectives()] or [""]),
            st.integers(0, 3),
            st.just("H9.9"),
        ),
    )


@few
@given(asked_documents(), st.data())
def test_every_issue_and_run_still_points_to_something_after_any_change(
    document: PlanDocument, data: DataObject
) -> None:
    for _step in range(3):
        try:
            document = edited(document, data.draw(operations(document)))
        except EditError:
            continue

    assert all(exists(document, issue.where) for issue in document.issues)
    assert all(exists(document, run.where or "") for run in document.unassigned)


@few
@given(asked_documents(), st.data())
def test_a_move_loses_no_word_and_no_question(
    document: PlanDocument, data: DataObject
) -> None:
    places = [f"{path}[{n}]" for path in lists_of(document) for n in range(3)]
    move = Move(
        data.draw(st.sampled_from(rows_of(document) or ["goals[0]"])),
        data.draw(st.sampled_from(places)),
    )

    try:
        moved = edited(document, move)
    except EditError:
        return

    assert Counter(texts_in(moved)) == Counter(texts_in(document))
    reasons = {issue.reason for issue in document.issues}
    assert reasons <= {issue.reason for issue in moved.issues}
    assert len(moved.unassigned) == len(document.unassigned)
