"""Scores of probabilities and of quantities, and the decision curve."""

import numpy as np


def brier(y: np.ndarray, p: np.ndarray) -> float:
    """Mean squared error of a probability (Brier, 1950)."""
    return float(np.mean((p - y) ** 2))


def log_loss(classes: np.ndarray, p: np.ndarray) -> float:
    """Mean negative log probability of what happened; `p` is [n, K], or [n, 1] for one event."""
    p = np.column_stack([1 - p[:, 0], p[:, 0]]) if p.shape[1] == 1 else p
    return float(-np.mean(np.log(np.clip(p[np.arange(len(p)), classes.astype(int)], 1e-15, None))))


def mean_absolute_error(y: np.ndarray, value: np.ndarray) -> float:
    return float(np.mean(np.abs(y - value)))


def correlation(y: np.ndarray, value: np.ndarray) -> float:
    """Pearson's r of predicted and observed."""
    return float(np.corrcoef(y, value)[0, 1])


def explained(y: np.ndarray, value: np.ndarray) -> float:
    """R squared against the mean of the same rows."""
    return float(1 - np.sum((y - value) ** 2) / np.sum((y - y.mean()) ** 2))


def net_benefit(y: np.ndarray, p: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Net benefit at each threshold (Vickers and Elkin, 2006): true positives less false positives
    weighted by the odds of the threshold, per person."""
    chosen = p[None, :] >= thresholds[:, None]
    true = (chosen & (y == 1)).mean(axis=1)
    false = (chosen & (y == 0)).mean(axis=1)
    return true - false * thresholds / (1 - thresholds)


def net_benefit_of_all(y: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Net benefit when everybody is taken to have the event."""
    return y.mean() - (1 - y.mean()) * thresholds / (1 - thresholds)
