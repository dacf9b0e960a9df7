"""On what terms the data may be used: said here, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its usual name, and where its words are."""

    name: str
    address: str


DATA_LICENCE = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
