"""Ranges around a prediction: how far a new place is off, and what a missing input costs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit
from scipy.stats import norm, t

from .cohort import without_input
from .metrics.calibration import in_the_large, log_odds

COVERAGE = 0.8
SMALLEST_VARIANCE = 1e-6


@dataclass(frozen=True)
class GroupShift:
    """How far one left-out group was off, on the log-odds scale, with the error of that figure."""

    group: str
    shift: float
    error: float


def group_shifts(groups: np.ndarray, y: np.ndarray, p: np.ndarray) -> list[GroupShift]:
    """Calibration in the large of each group from predictions that left it out."""
    return [GroupShift(str(g), *in_the_large(y[groups == g], p[groups == g])) for g in np.unique(groups)]


def between_groups_sd(shifts: list[GroupShift], coverage: float = COVERAGE) -> float:
    """Root mean square of the groups' shifts less their sampling variance, so that it holds both the mean
    shift and the spread; widened from normal to t for the number of groups it rests on."""
    squares = np.array([s.shift**2 - s.error**2 for s in shifts])
    sd = float(np.sqrt(max(squares.mean(), SMALLEST_VARIANCE)))
    q = (1 + coverage) / 2
    return sd * float(t.ppf(q, len(shifts)) / norm.ppf(q))


def missing_variances(
    inputs: tuple[Any, ...], known: np.ndarray, scale: Callable[[np.ndarray], np.ndarray]
) -> dict[str, float]:
    """For every input that may be missing, the mean squared change of the held-out prediction when it is
    taken away from people in whom it was known. `scale(known)` predicts with a mask, on the scale of the
    interval (log odds or points)."""
    complete = scale(known)
    variances = {}
    for declared in inputs:
        if declared.required:
            continue
        masked = without_input(inputs, known, declared.id)
        had = (masked != known).any(axis=1)
        change = (scale(masked) - complete)[had]
        variances[declared.id] = max(float(np.mean(change**2)) if had.any() else 0.0, SMALLEST_VARIANCE)
    return variances


@dataclass(frozen=True)
class Coverage:
    """Of `groups` left-out groups, how many lay inside a range made from the others."""

    inside: int
    groups: int


def covered_groups(groups: np.ndarray, y: np.ndarray, p: np.ndarray, coverage: float = COVERAGE) -> Coverage:
    """How many groups' observed share lies inside the mean range of their own predictions, when the
    standard deviation comes from the other groups only. The observed share's own error is not allowed
    for, so that small groups count against the range."""
    shifts = group_shifts(groups, y, p)
    z = float(norm.ppf((1 + coverage) / 2))
    inside = 0
    for left in shifts:
        sd = between_groups_sd([s for s in shifts if s.group != left.group], coverage)
        mine = groups == left.group
        low = expit(log_odds(p[mine]) - z * sd).mean()
        high = expit(log_odds(p[mine]) + z * sd).mean()
        inside += int(low <= y[mine].mean() <= high)
    return Coverage(inside, len(shifts))


def bands(predicted: np.ndarray, observed: np.ndarray, edges: tuple[float, ...], coverage: float = COVERAGE) -> list[dict[str, float | None]]:
    """Half-widths for a quantity, by bands of the prediction: the split-conformal quantile of the held-out
    absolute errors (Lei et al., 2018). `edges` are the upper ends; the last band is open."""
    made: list[dict[str, float | None]] = []
    low = -np.inf
    for high in (*edges, np.inf):
        errors = np.sort(np.abs(observed - predicted)[(predicted > low) & (predicted <= high)])
        if len(errors) == 0:
            raise ValueError("a band of predictions holds nobody")
        rank = min(int(np.ceil((len(errors) + 1) * coverage)), len(errors))
        made.append({"upTo": None if np.isinf(high) else float(high), "halfWidth": float(errors[rank - 1])})
        low = high
    return made
