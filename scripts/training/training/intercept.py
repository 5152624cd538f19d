"""Local update of a model's level from a site's own patients: one shift per outcome, nothing else.

The shift is the most probable one given the patients and a normal prior around none (SD 0.45 on the log
odds between any two outcomes, the spread found between countries), so that few patients move it little.
"""

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax

from .refused import Refused

FEWEST_PATIENTS = 50
PRIOR_SD = 0.45


def shifted(p: np.ndarray, shift: np.ndarray) -> np.ndarray:
    """p_k' proportional to p_k exp(shift_k), rows summing to 1; for one event [n, 1], on its log odds."""
    return np.exp(_log_shifted(_both(p), shift if p.shape[1] > 1 else np.array([0.0, shift[0]])))[:, -p.shape[1] :]


def estimate_shift(outcome: np.ndarray, predictions: list[np.ndarray]) -> np.ndarray:
    """The shift of each outcome from observed class numbers and the [n, K] predictions of every method,
    all methods weighing the same. Raises Refused for fewer than 50 patients."""
    if len(outcome) < FEWEST_PATIENTS:
        raise Refused(f"a local update needs at least {FEWEST_PATIENTS} patients")
    event = predictions[0].shape[1] == 1
    both = [_both(p) for p in predictions]
    classes = both[0].shape[1]
    rows = np.arange(len(outcome))
    chosen = outcome.astype(int)
    # Shifts with this SD around a common level differ by PRIOR_SD.
    sd = PRIOR_SD / np.sqrt(2)
    happened = np.bincount(chosen, minlength=classes)

    def loss(shift: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = 0.0, np.zeros(classes)
        for p in both:
            logs = _log_shifted(p, shift)
            value -= logs[rows, chosen].sum()
            slope += np.exp(logs).sum(axis=0) - happened
        return value / len(both) + (shift**2).sum() / (2 * sd**2), slope / len(both) + shift / sd**2

    shift = minimize(loss, np.zeros(classes), jac=True, method="L-BFGS-B").x
    return np.array([shift[1] - shift[0]]) if event else shift - shift.mean()


def _both(p: np.ndarray) -> np.ndarray:
    return np.column_stack([1 - p[:, 0], p[:, 0]]) if p.shape[1] == 1 else p


def _log_shifted(p: np.ndarray, shift: np.ndarray) -> np.ndarray:
    return log_softmax(np.log(np.clip(p, 1e-12, None)) + shift, axis=1)
