"""Measures of held-out predictions of an event: the methods and the recalibrated published scores on the same rows."""

from __future__ import annotations

from typing import Any

from ..measures import EVENT_MEASURES, compared, measured
from ..metrics.accuracy import log_loss
from .held_out import HeldOut

METHODS = ("logistic", "svm", "ann")

LOG_LOSS = {"log-loss": lambda y, p: log_loss(y, p[:, None])}


def held_out_measures(held: HeldOut, output: str, seed: int) -> list[dict[str, Any]]:
    """One entry for each prediction and measure, as in the manifest; a score's name stands in the place of a method's."""
    return [
        entry
        for name, p in held.predictions.items()
        for measures in (EVENT_MEASURES, LOG_LOSS)
        for entry in measured(
            {"scheme": held.scheme, "method": name, "output": output}, measures, held.outcome, p, seed
        )
    ]


def comparisons(held: HeldOut, output: str) -> list[dict[str, Any]]:
    """DeLong's test of SVM and ANN against logistic regression, and of each method against each published score."""
    methods = {name: held.predictions[name] for name in METHODS}
    found = compared(held.scheme, output, held.outcome, methods, "logistic")
    for score in (name for name in held.predictions if name not in METHODS):
        pair = methods | {score: held.predictions[score]}
        found += compared(held.scheme, output, held.outcome, pair, score)
    return found
