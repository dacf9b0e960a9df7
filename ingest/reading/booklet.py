"""A ministry's booklet about a province: no plan, but the figures it states of the province are context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.reading.bounds import FIGURE
from ingest.reading.figures import Figure, figures
from ingest.reading.grid import Line
from ingest.reading.margin import CERTAIN, LIKELY
from ingest.reading.periods import document_date, periods
from ingest.reading.prose import Sentence, sentences
from ingest.reading.totals import Placing
from plans.document import Citation, Issue, Kind, PlanDocument, Severity, StatisticEntry
from plans.turkish import fold, heading_key, tidy

REFUSAL = (
    "Bu belge bir stratejik plan değil, bir il bilgilendirme kitapçığıdır; amaç, hedef ve "
    "gösterge içermez. İle ilişkin sayıları bağlam istatistiği olarak okundu."
)
NO_SUBJECT = "Sayının neyi saydığı kesin anlaşılamadı; istatistik olarak alınmadı."
NOT_OF_PROVINCE = "Sayının ile ait olduğu kesin değil; istatistik olarak alınmadı."
CARRIED = "Cümlede ilin adı geçmiyor; aynı başlıktaki önceki cümleden ile ait olduğu anlaşıldı."
NOT_EMPHASISED = "Sayı belgede vurgulanmamış; ile ait olduğunu onaylayın."
LATER_PERIOD = "Sayının hangi tarihe ait olduğu kesin değil."
NO_PROVINCE = "Kitapçığın hangi ile ait olduğu okunamadı."

_TITLE_KEY = "ilibilgilendirmekitapcigi"
_NATIONAL = re.compile(r"türkiye|ülke genel|ülkemiz|ulusal|yurt genel|81 il")
_TITLE_PAGE = 40  # lines
_ENDED = re.compile(r"[.!?][”\"')]*$")


@dataclass(frozen=True, slots=True)
class _Title:
    """What the title page says: the province in ordinary letters, "2024-09"."""

    province: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence, and whether it speaks of the province: by name from a place on, or by its heading."""

    sentence: Sentence
    named_at: int | None
    is_carried: bool
    inherited: str | None  # the date of the sentence that this one goes on from

    @property
    def of_province(self) -> bool:
        return self.named_at is not None or self.is_carried


def looks_like_booklet(lines: Sequence[Line]) -> bool:
    """Whether the title page says "… İLİ BİLGİLENDİRME KİTAPÇIĞI"."""
    return any(_TITLE_KEY in heading_key(line) for line in _title_lines(lines))


def read_booklet(lines: Sequence[Line]) -> PlanDocument:
    """Return the statistics that a province booklet states, and a refusal of it as a plan."""
    title = _title(lines)
    statistics: list[StatisticEntry] = []
    issues: list[Issue] = []
    if title.province is None:
        issues.append(Issue("province", NO_PROVINCE))
    else:
        placing = Placing(title.province)
        for statement in _statements(sentences(lines), title.province):
            for figure in figures(statement.sentence):
                section = placing.section_of(figure, statement.sentence)
                where = f"statistics[{len(statistics)}]"
                entry, found = _read(figure, statement, title, section, where)
                statistics.extend([entry] if entry else [])
                issues.extend(found)
    return PlanDocument(
        kind=Kind.STATISTICS_BOOKLET,
        refusal=REFUSAL,
        province=title.province,
        statistics=tuple(statistics),
        issues=tuple(issues),
    )


# --- whose booklet it is ---


def _title_lines(lines: Sequence[Line]) -> list[str]:
    printed = [tidy(line.text).lstrip("# ").strip() for line in lines]
    return [text for text in printed if text][:_TITLE_PAGE]


def _title(lines: Sequence[Line]) -> _Title:
    """Read "# İZMİR" above "İLİ BİLGİLENDİRME KİTAPÇIĞI", or both on one line."""
    texts = _title_lines(lines)
    at = next(at for at, text in enumerate(texts) if _TITLE_KEY in heading_key(text))
    words = texts[at].split()
    name = "" if heading_key(words[0]) == "ili" else words[0]
    if not name and at > 0 and len(texts[at - 1].split()) == 1:
        name = texts[at - 1]
    return _Title(_ordinary(name) or None, document_date(texts))


def _ordinary(name: str) -> str:
    """Return "İzmir" for "İZMİR"."""
    first = {"i": "İ", "ı": "I"}
    small = fold(name)
    return first.get(small[:1], small[:1].upper()) + small[1:]


# --- which sentences speak of the province ---


def _statements(texts: Iterable[Sentence], province: str) -> Iterator[_Statement]:
    """Yield the whole sentences.  One without the province's name speaks of it when its heading
    does, or when it goes on from one that does; never when it speaks of the country."""
    name = re.compile(rf"\b{re.escape(province)}(?!\w)")
    in_heading = re.compile(rf"\b{re.escape(fold(province))}\b.*\w")
    last: _Statement | None = None
    for sentence in texts:
        if not _ENDED.search(sentence.text):
            continue
        named = name.search(sentence.text)
        goes_on = last is not None and last.sentence.headings == sentence.headings
        is_titled = _TITLE_KEY in heading_key(sentence.section)
        is_headed = in_heading.search(fold(sentence.section)) and not is_titled
        is_national = _NATIONAL.search(fold(sentence.text)) is not None
        is_carried = (goes_on or bool(is_headed)) and not is_national
        statement = _Statement(
            sentence,
            named.start() if named else None,
            named is None and is_carried,
            _date_of(last.sentence)
            if last and last.sentence.paragraph == sentence.paragraph
            else None,
        )
        if statement.of_province:
            last = statement
        yield statement


def _date_of(sentence: Sentence) -> str | None:
    return next(
        (period.as_of for period in reversed(periods(sentence.text)) if period.as_of),
        None,
    )


# --- what they state ---


def _read(
    figure: Figure, statement: _Statement, title: _Title, section: str, where: str
) -> tuple[StatisticEntry | None, list[Issue]]:
    """Return the statistic, or None where the figure is not certain or not the province's."""
    sentence = statement.sentence
    citation = _cite(figure, sentence)
    is_bold = sentence.bold_run(figure.start) is not None
    doubt = _doubt(figure, statement, is_bold=is_bold)
    if doubt == "":
        return None, []
    if doubt:
        severity = Severity.WARNING if statement.of_province else Severity.NOTICE
        return None, [Issue("statistics", doubt, sentence.text, severity, citation)]
    since, as_of, reasons = _dated(figure, statement, title)
    if statement.is_carried:
        reasons.append(CARRIED)
    if not is_bold:
        reasons.append(NOT_EMPHASISED)
    entry = StatisticEntry(
        subject=_subject(figure, section, title.province or ""),
        value=figure.number.value or Decimal(0),
        unit=figure.unit,
        sentence=sentence.text,
        section=section,
        since_year=since,
        as_of=as_of,
        citation=replace(citation, confidence=LIKELY if reasons else CERTAIN),
    )
    notices = [
        Issue(where, reason, sentence.text, Severity.NOTICE, citation)
        for reason in reasons
    ]
    return entry, notices


def _doubt(figure: Figure, statement: _Statement, *, is_bold: bool) -> str | None:
    """Return why the figure is no statistic: a sentence, "" when nobody need know, None when it is one."""
    named_at = statement.named_at
    if not statement.of_province:
        return NOT_OF_PROVINCE if is_bold else ""
    if named_at is not None and figure.start < named_at and not is_bold:
        return ""
    if named_at is not None and _NATIONAL.search(
        fold(statement.sentence.text[named_at:])
    ):
        return NOT_OF_PROVINCE
    if figure.number.value is None:
        return figure.number.reason or NO_SUBJECT
    return FIGURE.fault(figure.number.value) or (None if figure.unit else NO_SUBJECT)


def _subject(figure: Figure, section: str, province: str) -> str:
    """Return what the figure is about, in words that make sense without the sentence."""
    place = rf"\b{re.escape(province)}\S*"
    label = re.sub(rf"^.*{place} il\S* |\s*{place}(?: il\S*)?$", "", figure.label)
    if figure.stands_alone or not section:
        return label or figure.unit
    detail = label or ("" if figure.unit == "TL" else figure.unit)
    if fold(detail).startswith(fold(section)):
        return detail
    return f"{section}: {detail}" if detail else section


def _dated(
    figure: Figure, statement: _Statement, title: _Title
) -> tuple[int | None, str | None, list[str]]:
    """Return since when and as of when, by the last period named before the figure.

    Without one, the figure is as of the booklet's own date; a period after the
    last figure may belong to any of them.
    """
    named = periods(statement.sentence.text)
    before = [period for period in named if period.start < figure.start]
    last = max(later.start for later in figures(statement.sentence))
    if not before and any(period.start > last for period in named):
        return None, None, [LATER_PERIOD]
    inherited = statement.inherited if statement.is_carried else None
    since = before[-1].since_year if before else None
    as_of = before[-1].as_of if before else inherited
    return since, as_of or title.date, []


def _cite(figure: Figure, sentence: Sentence) -> Citation:
    """Quote the number with the words in bold round it, or with its unit."""
    run = sentence.bold_run(figure.start)
    text = sentence.text[run[0] : run[1]] if run else figure.number.text
    return sentence.line_at(figure.start).cite(text)
