"""AUC, and DeLong's variance and paired test (DeLong et al., Biometrics 1988; fast form of Sun and Xu 2014)."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm, rankdata


def auc(y: np.ndarray, p: np.ndarray) -> float:
    """Area under the ROC curve, ties counted half. NaN when one of the two outcomes is absent."""
    events = int(y.sum())
    others = len(y) - events
    if events == 0 or others == 0:
        return float("nan")
    return float((rankdata(p)[y == 1].sum() - events * (events + 1) / 2) / (events * others))


def _placements(y: np.ndarray, p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each event the share of others ranked below it, for each other the share of events above it."""
    events, others = p[y == 1], p[y == 0]
    together = rankdata(np.concatenate([events, others]))
    m, n = len(events), len(others)
    above = (together[:m] - rankdata(events)) / n
    below = 1.0 - (together[m:] - rankdata(others)) / m
    return above, below


def auc_standard_error(y: np.ndarray, p: np.ndarray) -> float:
    """DeLong standard error of one AUC."""
    above, below = _placements(y, p)
    return float(np.sqrt(above.var(ddof=1) / len(above) + below.var(ddof=1) / len(below)))


@dataclass(frozen=True)
class Difference:
    """AUC of a minus AUC of b on the same rows, with its 95 % interval and two-sided p."""

    value: float
    low: float
    high: float
    p: float


def delong_test(y: np.ndarray, a: np.ndarray, b: np.ndarray) -> Difference:
    """Paired comparison of two predictions for the same people."""
    above_a, below_a = _placements(y, a)
    above_b, below_b = _placements(y, b)
    above, below = above_a - above_b, below_a - below_b
    error = float(np.sqrt(above.var(ddof=1) / len(above) + below.var(ddof=1) / len(below)))
    value = auc(y, a) - auc(y, b)
    p = float(2 * norm.sf(abs(value) / error)) if error > 0 else 1.0
    return Difference(value, value - 1.96 * error, value + 1.96 * error, p)
