"""A whole plan: its cards among prose and tables that look like cards and are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import cycle, islice

from reportlab.lib import colors
from reportlab.platypus import Flowable, PageBreak, Paragraph, Table

from plans.document import PlanDocument
from tests.corpus.forms import Forms, cards, titles, turkish
from tests.corpus.layouts.layout import Layout, pdf_of
from tests.corpus.plans import invented_plan, with_yearly_costs
from tests.corpus.wording import PROSE
from tests.drawing import WIDTH, card_table, paragraph_style

FORMS = Forms(weight="{}%", indicator="PG{}")
PARAGRAPHS = 18  # on a page of prose, each of four sentences
ROWS = 24  # of a look-alike table on one page

SWOT = ("Güçlü Yönler", "Zayıf Yönler", "Fırsatlar", "Tehditler")
PESTLE = ("Etkenler", "Tespitler", "Belediyeye Etkisi", "Ne Yapılmalı?")
ANALYSIS = ("Durum Analizi Aşamaları", "Tespitler", "İhtiyaçlar")
STAKEHOLDERS = ("Paydaş Adı", "İç/Dış", "Neden Paydaş", "Önem", "Etki")
SUBJECTS = ("Politik", "Ekonomik", "Sosyal", "Teknolojik", "Yasal", "Çevresel") * 4

Page = list[Flowable]


def draw(plan: PlanDocument, pages: int = 40) -> bytes:
    """Return the plan in so many pages, or a few more; prose fills what its parts leave."""
    before = [_cover(plan), *_contents(plan), *_past(plan), *_analysis(plan)]
    drawn = [[card_table(card)] for card in cards(plan, FORMS)]
    after = [*_overview(plan), *_risks(plan), *_costs(plan), *_annex(plan)]
    prose = pages - len(before) - len(drawn) - len(after)
    first = max(prose * 2 // 3, 1)
    return pdf_of(
        [
            part
            for page in (
                *before,
                *_prose(first),
                *drawn,
                *after,
                *_prose(max(prose - first, 1)),
            )
            for part in (*page, PageBreak())
        ]
    )


def _cover(plan: PlanDocument) -> Page:
    return [Paragraph(line, paragraph_style(16)) for line in ("T.C.", *titles(plan))]


def _contents(plan: PlanDocument) -> Iterator[Page]:
    """Yield the table of contents: it prints every title, with dots to the page's number."""
    lines = [
        line
        for goal in plan.goals
        for line in (
            f"{goal.code}: {goal.title} {'.' * 20} 11",
            *(f"{one.code}: {one.title} {'.' * 20} 12" for one in goal.objectives),
        )
    ]
    heads = (
        "İÇİNDEKİLER",
        "Tespitler ve İhtiyaçlar ........ 40",
        "Maliyetlendirme ........ 90",
    )
    yield from _lines([*heads, *lines])


def _past(plan: PlanDocument) -> Iterator[Page]:
    """Yield the evaluation of the period before: other goals, other figures, with their actuals."""
    before = invented_plan(99, first_year=(plan.period or (0, 0))[0] - 5)
    yield [
        _said("ÖNCEKİ PLAN DÖNEMİNİN DEĞERLENDİRMESİ"),
        _table(
            ("Gösterge", "Hedeflenen", "Gerçekleşen", "Gerçekleşme Oranı"),
            [
                (f"{one.code} {one.name}", *map(_figure, (value, value)), "%100")
                for _, one in before.indicators()
                for value in [list(one.targets.values())[-1]]
            ],
        ),
    ]


def _analysis(plan: PlanDocument) -> Iterator[Page]:
    """Yield SWOT, PESTLE, stakeholders, and findings and needs by subject."""
    risks, activities, findings, needs = (
        [item for _, one in plan.objectives() for item in getattr(one, name)][:ROWS]
        for name in ("risks", "activities", "findings", "needs")
    )
    for title, heads, columns in (
        ("GZFT Analizi", SWOT, (risks, activities, findings, needs)),
        ("PESTLE Analizi", PESTLE, (SUBJECTS, findings, risks, needs)),
        ("Tespitler ve İhtiyaçlar", ANALYSIS, (SUBJECTS, findings, needs)),
    ):
        rows = list(zip(*columns, strict=False))
        yield [_said(title), _table(heads, rows)]
    units = [unit for _, one in plan.objectives() for unit in one.cooperating_units]
    found = [(unit, "İç Paydaş", "Çalışan", "5", "4") for unit in units[:ROWS]]
    yield [_said("Paydaşların Önceliklendirilmesi"), _table(STAKEHOLDERS, found)]


def _overview(plan: PlanDocument) -> Iterator[Page]:
    """Yield which unit is responsible for which objective."""
    found = [
        (one.code, one.title or "", one.responsible_unit or "")
        for _, one in plan.objectives()
    ]
    yield from _tables("Hedeflerden Sorumlu Birimler", ("Kod", "Hedef", "Birim"), found)


def _risks(plan: PlanDocument) -> Iterator[Page]:
    """Yield the risks of each objective once more, each with a control."""
    found = [
        (one.code, risk, activity)
        for _, one in plan.objectives()
        for risk, activity in zip(one.risks, one.activities, strict=False)
    ]
    heads = ("Hedef", "Risk", "Kontrol Faaliyeti")
    yield from _tables("Hedef Riskleri ve Kontrol Faaliyetleri", heads, found)


def _costs(plan: PlanDocument) -> Iterator[Page]:
    """Yield the estimated costs by objective and year."""
    first, last = plan.period or (0, 0)
    found = []
    for goal in with_yearly_costs(plan).goals:
        spread = [one.cost_estimate.by_year or {} for one in goal.objectives]
        sums = [
            sum((one[year] or Decimal(0) for one in spread), Decimal(0))
            for year in range(first, last + 1)
        ]
        found.append((goal.code, *map(turkish, (*sums, sum(sums, Decimal(0))))))
        for one in goal.objectives:
            by_year = (one.cost_estimate.by_year or {}).values()
            found.append((one.code, *map(_figure, (*by_year, one.cost_estimate.total))))
    heads = ("Amaç / Hedef", *map(str, range(first, last + 1)), "Toplam Maliyet (TL)")
    yield from _tables("Tahmini Maliyetler", heads, found)


def _annex(plan: PlanDocument) -> Iterator[Page]:
    """Yield every indicator with its unit and who keeps its figures."""
    found = [
        (one.code, one.name, one.unit or "", "Birim kayıtları", "Yılda bir")
        for _, one in plan.indicators()
    ]
    heads = ("Gösterge Kodu", "Gösterge Adı", "Ölçü Birimi", "Veri Kaynağı", "Sıklık")
    yield from _tables("Performans Göstergeleri Bilgi Tablosu", heads, found)


def _prose(pages: int) -> Iterator[Page]:
    sentences = cycle(PROSE)
    for _ in range(pages):
        texts = (" ".join(islice(sentences, 4)) for _ in range(PARAGRAPHS))
        yield [Paragraph(text, paragraph_style(9)) for text in texts]


def _tables(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> Iterator[Page]:
    for at in range(0, len(rows), ROWS):
        yield [_said(title), _table(heads, rows[at : at + ROWS])]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    cells = [
        [Paragraph(text, paragraph_style(6)) for text in row] for row in (heads, *rows)
    ]
    style = [("GRID", (0, 0), (-1, -1), 0.4, colors.black)]
    return Table(cells, colWidths=[WIDTH / len(heads)] * len(heads), style=style)


def _lines(lines: Sequence[str]) -> Iterator[Page]:
    for at in range(0, len(lines), 2 * ROWS):
        yield [_said(line) for line in lines[at : at + 2 * ROWS]]


def _said(text: str) -> Paragraph:
    return Paragraph(text, paragraph_style(8))


def _figure(value: Decimal | None) -> str:
    return "-" if value is None else turkish(value)


LAYOUTS = (Layout("whole plan", "pdf", draw, with_yearly_costs, goals=3, objectives=3),)
