"""Holds values to what a plan can hold, and keeps an error of each that it takes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ingest.reading.bounds import CODE, YEARS, Range
from plans.document import Citation, Citations, Issue, Severity
from plans.turkish import tidy

TOO_LONG = "Metin {most} karakterden uzun; alınmadı."
NO_CODE = "Kod okunamadı."
NO_SUCH_YEAR = "Yıl 1990 ile 2100 arasında değil; alınmadı."


@dataclass(slots=True)
class Holder:
    """Grows while the values of one document are held to their limits."""

    issues: list[Issue] = field(default_factory=list)

    def refuse(
        self, where: str, reason: str, text: str, citation: Citation | None = None
    ) -> None:
        """Keep an error at this path, with the text of what is taken out."""
        self.issues.append(Issue(where, reason, text, Severity.ERROR, citation))

    def text(
        self, where: str, value: str | None, most: int, citation: Citation | None = None
    ) -> str | None:
        """Return the text, None where it is longer than `most` characters."""
        if value is None or len(value) <= most:
            return value
        self.refuse(where, TOO_LONG.format(most=most), value, citation)
        return None

    def number(
        self,
        where: str,
        value: Decimal | None,
        room: Range,
        citation: Citation | None = None,
    ) -> Decimal | None:
        """Return the number as its column holds it, None where it has no room for it."""
        fault = None if value is None else room.fault(value)
        if value is None or fault is None:
            return None if value is None else room.held(value)
        self.refuse(where, fault, printed_of(value, citation), citation)
        return None

    def by_year(
        self,
        where: str,
        name: str,
        values: Mapping[int, Decimal | None],
        room: Range,
        cited: Citations,
    ) -> dict[int, Decimal | None]:
        """Return the years that a plan can have, each with its value."""
        held: dict[int, Decimal | None] = {}
        for year, value in values.items():
            place, citation = f"{name}.{year}", cited.get(f"{name}.{year}")
            if year in YEARS:
                held[year] = self.number(f"{where}.{place}", value, room, citation)
            else:
                text = f"{year}: {printed_of(value, citation)}"
                self.refuse(f"{where}.{place}", NO_SUCH_YEAR, text, citation)
        return held

    def year(self, where: str, year: int | None) -> int | None:
        """Return the year, None where no plan has it."""
        if year is None or year in YEARS:
            return year
        self.refuse(where, NO_SUCH_YEAR, str(year))
        return None

    def code(
        self, where: str, code: str, letter: str, citation: Citation | None
    ) -> str:
        """Return the code, or its letter alone where there is none or it is too long for one."""
        if tidy(code) and len(code) <= CODE:
            return code
        reason = TOO_LONG.format(most=CODE) if tidy(code) else NO_CODE
        self.refuse(where, reason, code, citation)
        return letter


def printed_of(value: Decimal | None, citation: Citation | None) -> str:
    """Return the text that a value was read from, else the value itself."""
    return citation.text if citation and citation.text else str(value)
