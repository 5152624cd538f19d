"""Who is held out, how settings are chosen inside, and what the held-out predictions amount to."""

from .folds import Fold, halves, leave_groups_out, stratified_folds
from .held_out import FittedFold, cross_fit, held_out_predictions
from .nested import choose

__all__ = [
    "Fold",
    "FittedFold",
    "choose",
    "cross_fit",
    "halves",
    "held_out_predictions",
    "leave_groups_out",
    "stratified_folds",
]
