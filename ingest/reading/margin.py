"""What a reading notes beside the text: issues, and the pieces that it could not place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from ingest.reading.headings import Mark
from plans.document import Citation, Fragment, Issue, Severity
from plans.turkish import tidy

CERTAIN, LIKELY = Decimal(1), Decimal("0.8")
STRAY = "Bu satırın nereye ait olduğu anlaşılamadı."


@dataclass(slots=True)
class Margin:
    """Grows while one document is read."""

    issues: list[Issue] = field(default_factory=list)
    unassigned: list[Fragment] = field(default_factory=list)

    def warn(self, where: str, reason: str, mark: Mark) -> None:
        """Ask a person about the line of this mark."""
        self._add(where, reason, mark, Severity.WARNING)

    def tell(self, where: str, reason: str, mark: Mark) -> None:
        """Tell a person something about the line of this mark."""
        self._add(where, reason, mark, Severity.NOTICE)

    def warn_at(self, where: str, reason: str, citation: Citation) -> None:
        """Ask a person about what was read from this place."""
        issue = Issue(where, reason, tidy(citation.text), Severity.WARNING, citation)
        self.issues.append(issue)

    def keep(self, strays: Iterable[Mark], where: str | None) -> None:
        """Keep lines that no rule understands, each as a fragment with its issue."""
        for stray in strays:
            self.keep_silently([stray], where)
            path = f"unassigned[{len(self.unassigned) - 1}]"
            self._add(path, STRAY, stray, Severity.WARNING)

    def keep_silently(self, lines: list[Mark], where: str | None) -> None:
        """Keep understood lines that are no part of a plan as one fragment."""
        texts = [tidy(mark.line.text) for mark in lines]
        if texts:
            fragment = Fragment("\n".join(texts), where=where, citation=cite(lines[0]))
            self.unassigned.append(fragment)

    def _add(self, where: str, reason: str, mark: Mark, severity: Severity) -> None:
        text = tidy(mark.line.text)
        self.issues.append(Issue(where, reason, text, severity, cite(mark)))


def cite(mark: Mark, confidence: Decimal = CERTAIN) -> Citation:
    """Return where the mark's line stands, its text as printed."""
    return mark.line.cite(mark.line.text.strip(), confidence)
