"""Ranges around a prediction: how far a new place is off, and what missing inputs cost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit
from scipy.stats import norm

from .cohort import without_input, without_several
from .declaration import columns_of
from .metrics.calibration import in_the_large, log_odds
from .seeds import stream

COVERAGE = 0.8
SMALLEST_VARIANCE = 1e-6
SEVERAL = (2, 3, 4, 5)
"""How many inputs are taken away together."""


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
    """The standard deviation of the normal range that holds a new group with probability `coverage`, when it
    is exchangeable with these: from the conformal quantile of their absolute shifts (Lei et al., 2018, with
    groups for rows), which needs no shape of the shifts and includes their sampling error."""
    reach = conformal_quantile(np.array([abs(s.shift) for s in shifts]), coverage)
    return max(reach / float(norm.ppf((1 + coverage) / 2)), SMALLEST_VARIANCE**0.5)


def conformal_quantile(errors: np.ndarray, coverage: float = COVERAGE) -> float:
    """The smallest error that at least `coverage` of new ones are expected to keep within; the largest there
    is when they are too few to say."""
    rank = min(int(np.ceil((len(errors) + 1) * coverage)), len(errors))
    return float(np.sort(errors)[rank - 1])


def missing_variances(
    inputs: tuple[Any, ...], known: np.ndarray, scale: Callable[[np.ndarray], np.ndarray]
) -> dict[str, float]:
    """For every input that may be missing, the mean squared change of the held-out prediction when it is
    taken away from people in whom it was known. All are enlarged by one factor, so that their sum is not less
    than the mean squared change when several are missing together. `scale(known)` predicts with a mask, on the
    scale of the interval (log odds or points)."""
    complete = scale(known)
    variances = {}
    for declared in inputs:
        if declared.required:
            continue
        masked = without_input(inputs, known, declared.id)
        had = (masked != known).any(axis=1)
        change = (scale(masked) - complete)[had]
        variances[declared.id] = max(float(np.mean(change**2)) if had.any() else 0.0, SMALLEST_VARIANCE)
    factor = 1.0
    for masked in several_missing(inputs, known, "fitted"):
        added = added_variance(inputs, known, masked, variances).mean()
        factor = max(factor, float(np.mean((scale(masked) - complete) ** 2) / added))
    return {name: factor * variance for name, variance in variances.items()}


def several_missing(inputs: tuple[Any, ...], known: np.ndarray, purpose: str) -> list[np.ndarray]:
    """`known` with two to five inputs taken away from each row at random, others for each purpose; never all."""
    optional = sum(not declared.required for declared in inputs)
    counts = [count for count in SEVERAL if count < optional]
    return [without_several(inputs, known, count, stream(count, "several missing", purpose)) for count in counts]


def added_variance(
    inputs: tuple[Any, ...], known: np.ndarray, masked: np.ndarray, variances: dict[str, float]
) -> np.ndarray:
    """Per row, the sum of the variances of the inputs known in `known` and not in `masked`."""
    at = columns_of(inputs)
    total = np.zeros(len(known))
    for name, variance in variances.items():
        first = at[name].start
        total += variance * ((known[:, first] > 0) & ~(masked[:, first] > 0))
    return total


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


def covered_people(
    groups: np.ndarray, y: np.ndarray, p: np.ndarray, masked: np.ndarray, added: np.ndarray, coverage: float = COVERAGE
) -> float:
    """Mean over groups of the share of people whose range with inputs missing holds what is predicted with them
    known, at the level observed in the group. `masked` is the prediction without them, `added` the variance
    that their absence adds; the spread between groups comes from the other groups only."""
    shifts = group_shifts(groups, y, p)
    z = float(norm.ppf((1 + coverage) / 2))
    shares = []
    for left in shifts:
        sd = between_groups_sd([s for s in shifts if s.group != left.group], coverage)
        mine = groups == left.group
        miss = np.abs(log_odds(p[mine]) + left.shift - log_odds(masked[mine]))
        shares.append(np.mean(miss <= z * np.sqrt(sd**2 + added[mine])))
    return float(np.mean(shares))


def bands(predicted: np.ndarray, observed: np.ndarray, edges: tuple[float, ...], coverage: float = COVERAGE) -> list[dict[str, float | None]]:
    """Half-widths for a quantity, by bands of the prediction: the split-conformal quantile of the held-out
    absolute errors (Lei et al., 2018). `edges` are the upper ends; the last band is open."""
    made: list[dict[str, float | None]] = []
    low = -np.inf
    for high in (*edges, np.inf):
        errors = np.abs(observed - predicted)[(predicted > low) & (predicted <= high)]
        if len(errors) == 0:
            raise ValueError("a band of predictions holds nobody")
        made.append({"upTo": None if np.isinf(high) else float(high), "halfWidth": conformal_quantile(errors, coverage)})
        low = high
    return made
