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


def der_simonian_laird(estimates: np.ndarray, errors: np.ndarray) -> RandomEffects:
    """The moment estimate of DerSimonian and Laird (1986), with normal quantiles throughout: narrower than
    `random_effects`, and what many published prediction intervals are."""
    w = 1 / errors**2
    fixed = (w * estimates).sum() / w.sum()
    excess = (w * (estimates - fixed) ** 2).sum() - (len(estimates) - 1)
    tau2 = max(0.0, float(excess / (w.sum() - (w**2).sum() / w.sum())))
    mean, error = _pooled(estimates, errors, tau2)
    reach = 1.96 * float(np.sqrt(tau2 + error**2))
    return RandomEffects(mean, mean - 1.96 * error, mean + 1.96 * error, float(np.sqrt(tau2)), mean - reach, mean + reach)


def random_effects(estimates: np.ndarray, errors: np.ndarray) -> RandomEffects:
    """Inverse-variance mean of group estimates with standard errors; the prediction interval uses t with
    k - 2 degrees of freedom (Higgins, Thompson and Spiegelhalter, 2009). Needs three groups."""
    if len(estimates) < 3:
        raise ValueError("a mean over groups needs at least three groups")
    tau2 = between_variance(estimates, errors)
    mean, error = _pooled(estimates, errors, tau2)
    reach = float(t.ppf(0.975, len(estimates) - 2)) * float(np.sqrt(tau2 + error**2))
    return RandomEffects(mean, mean - 1.96 * error, mean + 1.96 * error, float(np.sqrt(tau2)), mean - reach, mean + reach)


def _pooled(estimates: np.ndarray, errors: np.ndarray, tau2: float) -> tuple[float, float]:
    """Inverse-variance mean and its standard error."""
    w = 1 / (errors**2 + tau2)
    return float((w * estimates).sum() / w.sum()), float(np.sqrt(1 / w.sum()))
