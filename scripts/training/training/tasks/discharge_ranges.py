"""Ranges of the tasks on disability at discharge: other patients, another half of them, missing inputs."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import numpy as np

from ..cohort import Cohort
from ..declaration import Task
from ..estimators.base import DROPOUT
from ..events import Event, events_of
from ..intervals import COVERAGE, missing_variances
from ..methods import Fitted, fit_methods
from ..metrics.calibration import in_the_large, log_odds
from ..seeds import derived, stream
from ..validation import FittedFold, held_out_predictions


def intervals(
    task: Task,
    rows: Cohort,
    final: Fitted,
    nested: Sequence[FittedFold],
    halves: Sequence[FittedFold],
    seed: int,
    draws: int,
) -> list[dict[str, Any]]:
    """One entry per method and event, on the log-odds scale."""
    redrawn = _redrawn(task, rows, final, seed, draws)
    made = []
    for event in events_of(task):
        for method in (m.id for m in final.methods):
            again = np.stack([log_odds(event.predicted(p[method])) for p in redrawn])
            variance = float(again.var(axis=0, ddof=1).mean()) + _level_variance(rows, halves, event, method)

            def scale(known: np.ndarray, event: Event = event, method: str = method) -> np.ndarray:
                return log_odds(event.predicted(held_out_predictions(rows, nested, known)[method]))

            made.append(
                {
                    "method": method,
                    "output": event.id,
                    "coverage": COVERAGE,
                    "basis": "bootstrap",
                    "scale": "logit",
                    "sd": float(np.sqrt(variance)),
                    "whenMissing": missing_variances(task.inputs, rows.known, scale),
                }
            )
    return made


def _redrawn(task: Task, rows: Cohort, final: Fitted, seed: int, draws: int) -> list[dict[str, np.ndarray]]:
    """Predictions for everybody from models refitted, with the settings of `final`, on patients drawn again."""
    predictions = []
    for draw in range(draws):
        drawn = stream(seed, "redrawn", draw).integers(0, len(rows), len(rows))
        again = [deepcopy(method) for method in final.methods]
        fitted = fit_methods(task.inputs, again, rows.take(drawn), derived(seed, "redrawn", draw), DROPOUT)
        predictions.append(fitted.predict(rows.values, rows.known))
    return predictions


def _level_variance(rows: Cohort, halves: Sequence[FittedFold], event: Event, method: str) -> float:
    """Mean squared miss in the level of a half predicted from the other, less its sampling variance."""
    squares = []
    for part in halves:
        test = part.fold.test
        p = event.predicted(part.fitted.predict(rows.values[test], rows.known[test])[method])
        shift, error = in_the_large(event.happened(rows.outcome[test]), p)
        squares.append(shift**2 - error**2)
    return max(float(np.mean(squares)), 0.0) if squares else 0.0
