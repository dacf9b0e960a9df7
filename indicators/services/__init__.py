"""The only writers of targets, actuals, reporting periods and scores."""

from __future__ import annotations

from indicators.services.approval import (
    approve,
    approve_all,
    return_,
    return_all,
)
from indicators.services.common_indicators import map_indicator, withdraw_mapping
from indicators.services.entry import correct, enter, enter_all
from indicators.services.evaluations import (
    approve_evaluation,
    criteria_of,
    evaluate_objective,
    return_evaluation,
    submit_evaluation,
    withdraw_evaluation,
)
from indicators.services.evidence import (
    add_evidence,
    remove_evidence,
    require_content,
    show_evidence,
)
from indicators.services.figures import Figure, Part
from indicators.services.periods import (
    close_period,
    grant_extension,
    open_period,
)
from indicators.services.refusals import (
    ChangedMeanwhileError,
    DoubtfulError,
    RefusedError,
    UnsaidError,
    WrongStateError,
)
from indicators.services.scores import (
    publish_scores,
    publish_since,
    published_together,
)
from indicators.services.submission import (
    Parted,
    parted,
    submit,
    submit_all,
    submit_ready,
    withdraw_submission,
)
from indicators.services.targets import Commitment, revise_target
from indicators.services.together import approve_evaluations, return_evaluations

__all__ = [
    "ChangedMeanwhileError",
    "Commitment",
    "DoubtfulError",
    "Figure",
    "Part",
    "Parted",
    "RefusedError",
    "UnsaidError",
    "WrongStateError",
    "add_evidence",
    "approve",
    "approve_all",
    "approve_evaluation",
    "approve_evaluations",
    "close_period",
    "correct",
    "criteria_of",
    "enter",
    "enter_all",
    "evaluate_objective",
    "grant_extension",
    "map_indicator",
    "open_period",
    "parted",
    "publish_scores",
    "publish_since",
    "published_together",
    "remove_evidence",
    "require_content",
    "return_",
    "return_all",
    "return_evaluation",
    "return_evaluations",
    "revise_target",
    "show_evidence",
    "submit",
    "submit_all",
    "submit_evaluation",
    "submit_ready",
    "withdraw_evaluation",
    "withdraw_mapping",
    "withdraw_submission",
]
