"""Random-effects mean over groups, and the range in which a new group is expected."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.stats import t


@dataclass(frozen=True)
class RandomEffects:
    """Mean with 95 % interval, standard deviation between groups, 95 % prediction interval."""

    mean: float
    low: float
    high: float
    tau: float
    new_low: float
    new_high: float


def between_variance(estimates: np.ndarray, errors: np.ndarray) -> float:
    """Paule and Mandel's (1982) between-group variance."""

    def excess(tau2: float) -> float:
        w = 1 / (errors**2 + tau2)
        mean = (w * estimates).sum() / w.sum()
        return float((w * (estimates - mean) ** 2).sum() - (len(estimates) - 1))

    if excess(0.0) <= 0:
        return 0.0
    high = float(np.var(estimates)) + 1.0
    while excess(high) > 0:
        high *= 2
    return float(brentq(excess, 0.0, high))


def random_effects(estimates: np.ndarray, errors: np.ndarray) -> RandomEffects:
    """Inverse-variance mean of group estimates with standard errors; the prediction interval uses t with
    k - 2 degrees of freedom (Higgins, Thompson and Spiegelhalter, 2009). Needs three groups."""
    if len(estimates) < 3:
        raise ValueError("a mean over groups needs at least three groups")
    tau2 = between_variance(estimates, errors)
    w = 1 / (errors**2 + tau2)
    mean = float((w * estimates).sum() / w.sum())
    error = float(np.sqrt(1 / w.sum()))
    reach = float(t.ppf(0.975, len(estimates) - 2)) * float(np.sqrt(tau2 + error**2))
    return RandomEffects(mean, mean - 1.96 * error, mean + 1.96 * error, float(np.sqrt(tau2)), mean - reach, mean + reach)
