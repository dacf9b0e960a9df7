"""What is kept beside the figures: questions and answers, jobs of official tables, schedules of them."""

from __future__ import annotations

from reports.models.job import ReportJob, ReportLetter
from reports.models.question import PERSONAL, PLACE, TEXT_LENGTH, Answer, Question
from reports.models.schedule import ReportSchedule

__all__ = [
    "PERSONAL",
    "PLACE",
    "TEXT_LENGTH",
    "Answer",
    "Question",
    "ReportJob",
    "ReportLetter",
    "ReportSchedule",
]
