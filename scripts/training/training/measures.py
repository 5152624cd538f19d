"""The usual measures of an event, each with its interval, as the manifest lists them."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .metrics.accuracy import brier, correlation, explained, mean_absolute_error
from .metrics.bootstrap import DRAWS, interval
from .metrics.calibration import in_the_large, slope
from .metrics.discrimination import auc, delong_test
from .seeds import stream

Measure = Callable[[np.ndarray, np.ndarray], float]

EVENT_MEASURES: dict[str, Measure] = {
    "auc": auc,
    "brier": brier,
    "slope": slope,
    "citl": lambda y, p: in_the_large(y, p)[0],
}
QUANTITY_MEASURES: dict[str, Measure] = {
    "r": correlation,
    "mae": mean_absolute_error,
    "r2": explained,
}


def measured(
    about: dict[str, Any], measures: dict[str, Measure], y: np.ndarray, p: np.ndarray, seed: int, draws: int = DRAWS
) -> list[dict[str, Any]]:
    """One entry per measure: `about` (scheme, method, output), value, 95 % patient-bootstrap interval, n,
    and for events their number."""
    found = []
    for name, measure in measures.items():
        rng = stream(seed, "bootstrap", *about.values(), name)
        low, high = interval(lambda i, m=measure: m(y[i], p[i]), len(y), rng, draws)
        found.append(about | {"measure": name, "value": measure(y, p), "low": low, "high": high, "n": len(y)})
        if measures is EVENT_MEASURES:
            found[-1]["events"] = int(y.sum())
    return found


def compared(
    scheme: str, output: str, y: np.ndarray, predictions: dict[str, np.ndarray], against: str
) -> list[dict[str, Any]]:
    """Every prediction's AUC less that of `against` on the same rows (DeLong)."""
    found = []
    for name, p in predictions.items():
        if name == against:
            continue
        d = delong_test(y, p, predictions[against])
        found.append(
            {"scheme": scheme, "a": name, "b": against, "output": output, "measure": "auc",
             "difference": d.value, "low": d.low, "high": d.high, "p": d.p}
        )  # fmt: skip
    return found
