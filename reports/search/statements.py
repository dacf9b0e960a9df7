"""The two statements of a search: what there is by kind, place and period, and one page of it.

Nothing that was typed stands in them: it travels as a parameter.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.search.backends import Asked
from reports.search.shelves import SHELVES, Shelf

# One text that was found.  All is of this package but the parameters.
_TEXT = """SELECT {shelf.kind} AS kind, {shelf.withdrawn} AS withdrawn,
    town.slug AS town, town.name AS town_name, town.sort_key AS town_order,
    plan.start_year AS start_year, plan.end_year AS end_year,
    CAST(plan.start_year AS varchar(4)) || '-' || CAST(plan.end_year AS varchar(4)) AS period
    {more}
FROM {shelf.table} AS item {join} {shelf.joins}
WHERE {where} AND plan.is_public AND {only}"""
_MORE = """, item.id AS id, {shelf.code} AS code, {shelf.text} AS body, {shelf.parent} AS parent,
    {shelf.goal} AS goal, {shelf.objective} AS objective, {shelf.indicator} AS indicator,
    ({rank}) * {shelf.worth} AS score"""
_PAGE = """SELECT kind, code, body, parent, withdrawn, town, town_name, start_year, end_year,
    goal, objective, indicator
FROM ({texts}) AS found WHERE {chosen}
ORDER BY score DESC, start_year DESC, town_order, kind, id LIMIT %s OFFSET %s"""
_OPTIONS = """WITH found AS ({texts})
SELECT 'count', '', '', count(*) FROM found WHERE {chosen}
UNION ALL SELECT 'kind', kind, '', count(*) FROM found WHERE {but_kind} GROUP BY kind
UNION ALL SELECT 'period', period, '', count(*) FROM found WHERE {but_period} GROUP BY period
UNION ALL SELECT * FROM (
    SELECT 'town', town, town_name, count(*) FROM found WHERE {but_town}
    GROUP BY town, town_name, town_order ORDER BY count(*) DESC, town_order LIMIT %s
) AS towns"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search; empty is all.  `period` is as addresses have it: 2020-2024."""

    kind: str = ""
    period: str = ""
    town: str = ""

    def where(self, but: str = "") -> tuple[str, list[str]]:
        """Return the condition, and its parameters; `but` names a filter to leave out."""
        asked = {"kind": self.kind, "period": self.period, "town": self.town}
        named = {name: value for name, value in asked.items() if value and name != but}
        written = " AND ".join(f"{name} = %s" for name in named)
        return written or "TRUE", list(named.values())


def page_statement(
    asked: Asked, filters: Filters, *, size: int, offset: int
) -> tuple[str, list[str | int]]:
    """Return the statement, with its parameters, of a page of texts, the fittest first."""
    chosen, values = filters.where()
    texts = " UNION ALL ".join(_text(asked, shelf, is_whole=True) for shelf in SHELVES)
    one = (*asked.rank_parameters, *asked.where_parameters)
    return (
        _PAGE.format(texts=texts, chosen=chosen),
        [*one * len(SHELVES), *values, size, offset],
    )


def options_statement(
    asked: Asked, filters: Filters, *, most_towns: int
) -> tuple[str, list[str | int]]:
    """Return the statement of how many texts there are, and how many with another filter."""
    texts = " UNION ALL ".join(_text(asked, shelf, is_whole=False) for shelf in SHELVES)
    conditions = {
        "chosen": filters.where(),
        **{
            f"but_{name}": filters.where(but=name)
            for name in ("kind", "period", "town")
        },
    }
    written = {name: condition for name, (condition, _) in conditions.items()}
    values = [value for _, own in conditions.values() for value in own]
    return (
        _OPTIONS.format(texts=texts, **written),
        [*asked.where_parameters * len(SHELVES), *values, most_towns],
    )


def _text(asked: Asked, shelf: Shelf, *, is_whole: bool) -> str:
    words = {
        name: getattr(asked, name).format(table=shelf.table)
        for name in ("join", "where", "rank")
    }
    more = _MORE.format(shelf=shelf, rank=words["rank"]) if is_whole else ""
    return _TEXT.format(
        shelf=shelf,
        more=more,
        join=words["join"],
        where=words["where"],
        only=shelf.only or "TRUE",
    )
