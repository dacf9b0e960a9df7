"""stub"""
from __future__ import annotations
from plans.document import PlanDocument
def looks_like_card(lines: object) -> bool: return False
def read_text_cards(lines: object) -> PlanDocument: return PlanDocument()
