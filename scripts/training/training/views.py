"""Views: the same prediction for people who presented with a certain deficit, and whether recalibrating it among
them would help in a place that was left out.

How far a country is off as a whole is its level, which a local update corrects for everybody. A view could correct
only what is left among its people, so that the same shift is not made twice or learned from the largest country.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit

from .cohort import Cohort
from .events import Event
from .metrics.calibration import by_quantile, in_the_large, log_odds, recalibration

FIFTHS = 5


@dataclass(frozen=True)
class View:
    """`any_of` names flag inputs; the view is for people in whom one of them is known to be there."""

    id: str
    title: str
    statement: str
    any_of: tuple[str, ...]


def levels(groups: np.ndarray, y: np.ndarray, p: np.ndarray) -> np.ndarray:
    """For each row the calibration in the large of its whole group, from held-out predictions."""
    answer = np.empty(len(y))
    for group in np.unique(groups):
        mine = groups == group
        answer[mine] = in_the_large(y[mine], p[mine])[0]
    return answer


def recalibrated(p: np.ndarray, intercept: float, slope: float) -> np.ndarray:
    """sigmoid(intercept + slope x log odds)."""
    return expit(intercept + slope * log_odds(p))


def cross_recalibrated(groups: np.ndarray, y: np.ndarray, p: np.ndarray, level: np.ndarray) -> np.ndarray:
    """The people of a view, each group recalibrated by what the other groups show, as a new group would be
    (its own level stays unknown)."""
    answer = np.empty_like(p)
    for group in np.unique(groups):
        mine = groups == group
        answer[mine] = recalibrated(p[mine], *recalibration(y[~mine], p[~mine], level[~mine]))
    return answer


def top_fifth_error(y: np.ndarray, p: np.ndarray) -> float:
    """Predicted less observed share in the fifth with the highest predictions, in percentage points."""
    predicted, observed, _ = by_quantile(y, p, FIFTHS)[-1]
    return 100.0 * (predicted - observed)


def declared_view(
    view: View, observed: list[Event], shown: list[Event], cohort: Cohort, mine: np.ndarray, methods: Iterable[str]
) -> dict[str, Any]:
    """The view as in the manifest: what was observed among the people `mine` of the cohort, and predictions
    shown as they are for the methods and events named (intercept 0, slope 1)."""
    outcome = cohort.outcome[mine]
    return {
        "id": view.id,
        "title": view.title,
        "when": {"anyOf": list(view.any_of)},
        "statement": view.statement,
        "people": len(outcome),
        "observed": {event.id: float(event.happened(outcome).mean()) for event in observed},
        "recalibration": [
            {"method": method, "output": event.id, "intercept": 0.0, "slope": 1.0}
            for method in methods
            for event in shown
        ],
    }
