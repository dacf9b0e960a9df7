"""How each database is asked for words: the only lines in which the two differ."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection

from plans.turkish import fold
from reports.search.question import Question, Term, Word, plain_letters


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a database's own language.

    `join`, `where` and `rank` are formatted with `table`; `parameters` go with them, each as
    often as a shelf is asked: those of `rank` first, then those of `where`.
    """

    join: str
    where: str
    rank: str
    rank_parameters: tuple[str, ...]
    where_parameters: tuple[str, ...]


def ask_sqlite(question: Question) -> tuple[Question, Asked]:
    """Return what FTS5 is asked; its rank is small where a text fits well."""
    query = _expression(question, _in_fts5, " AND ", " OR ")
    return question, Asked(
        join='JOIN "{table}_words" kept ON kept.rowid = item.id',
        where='"{table}_words" MATCH %s',
        rank='-bm25("{table}_words", 10.0, 1.0)',
        rank_parameters=(),
        where_parameters=(query,),
    )


def ask_postgres(question: Question) -> tuple[Question, Asked]:
    """Return what PostgreSQL is asked, after it has told the stems of the words; one query.

    A text that has the word itself, or its stem, goes before one where a word only begins so.
    """
    known = question.with_stems(_stems(question))
    broad = _expression(known, _in_tsquery, " & ", " | ")
    close = _expression(known, _close_in_tsquery, " & ", " | ")
    return known, Asked(
        join="",
        where="item.words @@ %s::tsquery",
        rank="ts_rank(item.words, %s::tsquery, 1) + ts_rank(item.words, %s::tsquery, 1) / 4",
        rank_parameters=(close, broad),
        where_parameters=(broad,),
    )


def ask(question: Question) -> tuple[Question, Asked]:
    """Return the question, and what the database at hand is asked for it."""
    is_postgres = connection.vendor == "postgresql"
    return ask_postgres(question) if is_postgres else ask_sqlite(question)


def _stems(question: Question) -> dict[str, tuple[str, ...]]:
    """Return the stems of the words that were typed, each under its plain form."""
    words = sorted(set(re.findall(r"[^\W_]+", fold(question.typed))))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, ts_lexize('pg_catalog.turkish_stem', word)"
            " FROM unnest(%s::text[]) AS word",
            [words],
        )
        return {
            plain_letters(word): tuple(plain_letters(stem) for stem in stems or ())
            for word, stems in cursor.fetchall()
        }


def _expression(
    question: Question, write: Callable[[Word], list[str]], both: str, either: str
) -> str:
    def term(each: Term) -> str:
        words = both.join(f"({either.join(write(word))})" for word in each.words)
        codes = [f'"{code}"' if both == " AND " else f"'{code}'" for code in each.codes]
        return f"({either.join([*codes, f'({words})'])})"

    return both.join(term(each) for each in question.terms)


def _in_fts5(word: Word) -> list[str]:
    return [f'"{word.whole}"', *(f'"{start}" *' for start in word.starts)]


def _in_tsquery(word: Word) -> list[str]:
    return [*_close_in_tsquery(word), *(f"'{start}':*" for start in word.starts)]


def _close_in_tsquery(word: Word) -> list[str]:
    return [f"'{each}'" for each in dict.fromkeys((word.whole, *word.stems))]
