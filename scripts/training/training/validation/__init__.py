"""Who is held out, how settings are chosen inside, and what the held-out predictions amount to."""

from .folds import Fold, halves, leave_groups_out, stratified_folds
from .held_out import FittedFold, cross_fit, held_out_predictions
from .nested import Grid, fit_tuned

__all__ = [
    "Fold",
    "FittedFold",
    "Grid",
    "cross_fit",
    "fit_tuned",
    "halves",
    "held_out_predictions",
    "leave_groups_out",
    "stratified_folds",
]
