"""Cards as plain text and as a web page: headings with their texts below them."""

from __future__ import annotations

from html import escape

from plans.document import PlanDocument
from tests.corpus.forms import Forms, cards, titles
from tests.corpus.layouts.layout import Layout
from tests.drawing import TABLE, DrawnCard

FORMS = Forms()


def draw_html(plan: PlanDocument) -> bytes:
    """Return a web page with a table for each card."""
    said = "".join(f"<p>{escape(line)}</p>" for line in titles(plan))
    tables = "".join(map(_table, cards(plan, FORMS)))
    return f"<!doctype html><html><body>{said}{tables}</body></html>".encode()


def _table(card: DrawnCard) -> str:
    width = len(card.heading)
    rows = []
    for label in card.order:
        if label == TABLE:
            rows += [_row(list(row)) for row in (card.heading, *card.rows)]
            continue
        text = escape(card.sections[label]).replace("\n", "<br>")
        rows.append(
            f'<tr><th>{escape(label)}</th><td colspan="{width - 1}">{text}</td></tr>'
        )
    return f"<table>{''.join(rows)}</table>"


def _row(cells: list[str]) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


LAYOUTS = (Layout("web page", "html", draw_html),)
