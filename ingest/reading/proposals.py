"""How an indicator might be measured: what a reading proposes, and why; a person decides."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from plans.document import Method
from plans.turkish import fold

SAYS_CUMULATIVE = (
    "Belgede kümülatif olarak yazıldığı için 'kümülatif' yöntemi önerildi."
)
SAYS_YEARLY = "Adında 'yıllık' geçtiği için 'yıllık' yöntemi önerildi; onaylayın."
SAME_EVERY_YEAR = "Başlangıç değeri yok ve bütün yılların hedefi aynı; 'yıllık' yöntemi önerildi, onaylayın."


def proposed_method(
    name: str,
    unit: str | None,
    cumulative: bool | None,  # noqa: FBT001 - a printed mark, not a switch
    baseline: Decimal | None,
    targets: Mapping[int, Decimal | None],
) -> tuple[Method, str | None]:
    """Return the method to propose and, where it is not the ordinary one, a Turkish sentence saying why.

    Cumulative where the print says so;
    each year by itself where the name says so, or where no baseline is printed
    and every year has the same target; else the level reached.
    """
    words = f"{fold(name)} {fold(unit or '')}"
    if cumulative or (cumulative is None and "kümülatif" in words):
        return Method.CUMULATIVE, SAYS_CUMULATIVE
    if "yıllık" in words.replace("(", " ").replace(")", " ").split():
        return Method.ANNUAL, SAYS_YEARLY
    values = [value for value in targets.values() if value is not None]
    if baseline is None and len(values) > 1 and len(set(values)) == 1:
        return Method.ANNUAL, SAME_EVERY_YEAR
    return Method.LEVEL, None
