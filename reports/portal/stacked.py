"""A table whose cells name their column, for screens on which its rows stand one under another."""

from __future__ import annotations

import re
from html import unescape

from django.utils.html import escape, strip_tags

ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<(?P<name>th|td)\b(?P<rest>[^>]*)>")
HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
SPAN = re.compile(r'\bcolspan="(\d+)"')
PART = re.compile(r"<(table|thead|tbody|tfoot|tr)\b")
ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tfoot": "rowgroup",
    "tr": "row",
    "th": "rowheader",
    "td": "cell",
}


def stacked(table: str) -> str:
    """Return a table in which each cell has its column's name in `data-label`.

    A cell over several columns has none, nor has what stands beside such a row head: they say
    themselves what they are.  Parts, rows and cells have their roles written out, because
    browsers forget them where a style shows a table as something else.
    """
    head, end, body = table.partition("</thead>")
    labels = [_label(found) for found in HEAD.findall(head)]
    head = head.replace("<th ", '<th role="columnheader" ')
    body = ROW.sub(lambda row: _row(row[0], labels), body)
    return PART.sub(_with_role, head + end + body)


def _label(found: str) -> str:
    return escape(" ".join(unescape(strip_tags(found)).split()))


def _with_role(found: re.Match[str]) -> str:
    return f'{found[0]} role="{ROLES[found[1]]}"'


def _row(row: str, labels: list[str]) -> str:
    """Return a row of the body with the names of its columns."""
    column, is_plain = 0, True

    def cell(found: re.Match[str]) -> str:
        nonlocal column, is_plain
        name, spans = found["name"], SPAN.search(found["rest"])
        at, column = column, column + int(spans[1] if spans else 1)
        is_plain = is_plain and not (name == "th" and spans)
        named = name == "td" and is_plain and not spans
        label = f' data-label="{labels[at]}"' if named else ""
        return f'<{name} role="{ROLES[name]}"{label}{found["rest"]}>'

    return CELL.sub(cell, row)
