"""Calibration: in the large, slope, and observed share by groups of predicted risk."""

import numpy as np
from scipy.special import expit, logit

SMALLEST = 1e-6


def log_odds(p: np.ndarray) -> np.ndarray:
    """logit(p), with p kept off 0 and 1."""
    return logit(np.clip(p, SMALLEST, 1 - SMALLEST))


def _newton(y: np.ndarray, design: np.ndarray, offset: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Unpenalised logistic regression with an offset; the estimate and its covariance."""
    beta = np.zeros(design.shape[1])
    for _ in range(50):
        p = expit(offset + design @ beta)
        information = (design * (p * (1 - p))[:, None]).T @ design
        step = np.linalg.solve(information + 1e-12 * np.eye(len(beta)), design.T @ (y - p))
        beta = beta + np.clip(step, -3.0, 3.0)
        if np.abs(step).max() < 1e-9:
            break
    return beta, np.linalg.inv(information + 1e-12 * np.eye(len(beta)))


def in_the_large(y: np.ndarray, p: np.ndarray) -> tuple[float, float]:
    """CITL, the calibration intercept with the slope fixed at 1 (0 is ideal), and its standard error."""
    beta, covariance = _newton(y, np.ones((len(y), 1)), log_odds(p))
    return float(beta[0]), float(np.sqrt(covariance[0, 0]))


def recalibration(y: np.ndarray, p: np.ndarray, level: np.ndarray | float = 0.0) -> tuple[float, float]:
    """Intercept and slope of the outcome on the log odds of the prediction (0 and 1 are ideal). `level` is
    a known shift of each row on the log-odds scale that neither has to explain."""
    beta, _ = _newton(y, np.column_stack([np.ones(len(y)), log_odds(p)]), np.zeros(len(y)) + level)
    return float(beta[0]), float(beta[1])


def slope(y: np.ndarray, p: np.ndarray) -> float:
    """Calibration slope; below 1 the predictions are too extreme."""
    return recalibration(y, p)[1]


def by_quantile(y: np.ndarray, p: np.ndarray, groups: int) -> list[tuple[float, float, int]]:
    """Mean prediction, observed share and people in equal groups of ascending prediction."""
    parts = np.array_split(np.argsort(p, kind="stable"), groups)
    return [(float(p[i].mean()), float(y[i].mean()), len(i)) for i in parts]
