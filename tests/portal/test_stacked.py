"""Tables whose rows are cards on a telephone: each cell names its column."""

from __future__ import annotations

import pytest
from django.template import engines

from reports.portal.stacked import stacked

TABLE = (
    '<table class="stacked"><caption>Kartlar</caption><thead><tr>'
    '<th scope="col">Birim</th><th scope="col" class="r">Hedef <b>“ulaşıldı”</b></th>'
    '<th scope="col">A &amp; "B"</th></tr></thead>'
    "<tbody>%s</tbody></table>"
)


def body_of(row: str) -> str:
    return stacked(TABLE % row).partition("<tbody")[2]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            '<tr><th scope="row">Fen</th><td class="r">3</td><td>4</td></tr>',
            '<th role="rowheader" scope="row">Fen</th>'
            '<td role="cell" data-label="Hedef “ulaşıldı”" class="r">3</td>'
            '<td role="cell" data-label="A &amp; &quot;B&quot;">4</td>',
        ),
        (
            '<tr><th scope="row">Fen</th><td colspan="2">yok</td></tr>',
            '<td role="cell" colspan="2">yok</td>',
        ),
        (
            '<tr><th scope="row" colspan="2">Toplam</th><td>4</td></tr>',
            '<th role="rowheader" scope="row" colspan="2">Toplam</th><td role="cell">4</td>',
        ),
        (
            '<tr><td colspan="2">yok</td><td>4</td></tr>',
            '<td role="cell" data-label="A &amp; &quot;B&quot;">4</td>',
        ),
    ],
    ids=["plain", "a cell over two", "a head over two", "after a cell over two"],
)
def test_a_cell_has_the_name_of_its_own_column(row: str, expected: str) -> None:
    assert expected in body_of(row)


def test_every_part_has_its_role() -> None:
    made = stacked(TABLE % "<tr><td>1</td></tr>")

    assert made.startswith('<table role="table" class="stacked"><caption>')
    assert (
        '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">'
        in made
    )
    assert '<tbody role="rowgroup"><tr role="row"><td role="cell"' in made


def test_what_a_template_puts_in_stays_escaped() -> None:
    source = (
        '{% load tables %}{% stacked %}<table class="stacked"><thead><tr>'
        '<th scope="col">{{ name }}</th></tr></thead>'
        "<tbody><tr><td>{{ name }}</td></tr></tbody></table>{% endstacked %}"
    )
    name = '<b onclick="x">'

    made = engines["django"].from_string(source).render({"name": name})

    assert "<b" not in made
    assert made.count("&lt;b onclick=&quot;x&quot;&gt;") == 3
