"""Views: the same prediction for people who presented with a certain deficit, recalibrated among them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit

from .events import Event
from .metrics.calibration import by_quantile, log_odds, recalibration

FIFTHS = 5


@dataclass(frozen=True)
class View:
    """`any_of` names flag inputs; the view is for people in whom one of them is known to be there."""

    id: str
    title: str
    statement: str
    any_of: tuple[str, ...]


def within_view(y: np.ndarray, p: np.ndarray) -> tuple[float, float]:
    """Intercept and slope that recalibrate held-out predictions among the people of the view."""
    return recalibration(y, p)


def recalibrated(p: np.ndarray, intercept: float, slope: float) -> np.ndarray:
    """sigmoid(intercept + slope x log odds)."""
    return expit(intercept + slope * log_odds(p))


def cross_recalibrated(groups: np.ndarray, y: np.ndarray, p: np.ndarray) -> np.ndarray:
    """Each group recalibrated by what the other groups of the view show, as a new group would be."""
    answer = np.empty_like(p)
    for group in np.unique(groups):
        mine = groups == group
        answer[mine] = recalibrated(p[mine], *within_view(y[~mine], p[~mine]))
    return answer


def top_fifth_error(y: np.ndarray, p: np.ndarray) -> float:
    """Predicted less observed share in the fifth with the highest predictions, in percentage points."""
    predicted, observed, _ = by_quantile(y, p, FIFTHS)[-1]
    return 100.0 * (predicted - observed)


def declared_view(
    view: View, events: list[Event], outcome: np.ndarray, predictions: dict[str, np.ndarray]
) -> dict[str, Any]:
    """The view as in the manifest: what was observed, and the recalibration of every method and event,
    from the rows of the view only."""
    return {
        "id": view.id,
        "title": view.title,
        "when": {"anyOf": list(view.any_of)},
        "statement": view.statement,
        "people": len(outcome),
        "observed": {event.id: round(float(event.happened(outcome).mean()), 6) for event in events},
        "recalibration": [
            {"method": method, "output": event.id, "intercept": round(intercept, 6), "slope": round(slope, 6)}
            for method, p in predictions.items()
            for event in events
            for intercept, slope in [within_view(event.happened(outcome), event.predicted(p))]
        ],
    }
