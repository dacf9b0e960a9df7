"""Nothing of a card of which only the text is left disappears."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.card_text import (
    read_text_cards,
)
from tests.reading.printed_cards import (
    BROKEN,
    ORDERED,
    accounted,
    letters,
    lines,
    only_objective,
)


@pytest.mark.parametrize(
    "text",
    [
        BROKEN,
        ORDERED,
        BROKEN.replace(" 1.450 1.500", ""),
        ORDERED.replace("9.450.000", "belli değil"),
    ],
    ids=["broken", "ordered", "figures-missing", "no-cost"],
)
def test_no_fragment_of_the_page_disappears(text: str) -> None:
    assert accounted(text) == letters([text])


words = st.text("abcçdefgğhıijklmnoöprsştuüvyz", min_size=4, max_size=9)
sentences = st.lists(words, min_size=1, max_size=5).map(
    lambda found: " ".join(found).capitalize()
)


@given(
    first=st.lists(sentences, min_size=1, max_size=12),
    second=st.lists(sentences, min_size=1, max_size=12),
    code=st.tuples(st.integers(1, 19), st.integers(1, 19)),
    values=st.lists(st.integers(0, 999), min_size=6, max_size=6),
    start=st.integers(2010, 2035),
)
def test_every_card_of_this_kind_is_read_and_nothing_of_it_disappears(
    first: list[str],
    second: list[str],
    code: tuple[int, int],
    values: list[int],
    start: int,
) -> None:
    goal, objective = code
    text = "\n".join(
        [
            "Amaç", "Hedef", "Sorumlu Birim", "İşbirliği Yapılacak Birim(ler)",
            "Performans Göstergeleri", "Hedefe Etkisi (%)", f"{start - 1} (6 aylık)",
            " ".join(str(start + n) for n in range(5)), "İzleme Sıklığı", "Raporlama Sıklığı",
            f"PG{goal}.{objective}.1 Bakım sayısı (adet)",
            " ".join(["100%", *map(str, values), "6 ayda bir", "Yılda bir"]),
            "Riskler", "Maliyet Tahmini", "Tespitler", "12.000 ₺",
            *(f"● {one}" for one in first),
            f"A{goal}: Kent", f"H{goal}.{objective}: Bakım yapmak.",
            "Fen İşleri Müdürlüğü", "Zabıta Müdürlüğü",
            *(f"● {one}" for one in second),
        ]
    )  # fmt: skip

    document = read_text_cards(lines(text))

    card = only_objective(document)
    [indicator] = card.indicators
    assert card.code == f"H{goal}.{objective}"
    assert [indicator.baseline_value, *indicator.targets.values()] == values
    assert document.period == (start, start + 4)
    assert [fragment.items for fragment in document.unassigned] == [
        tuple(first),
        tuple(second),
    ]
    assert accounted(text) == letters([text])
