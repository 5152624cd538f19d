"""Figures by subgroup: is anybody served worse?"""

from typing import Any

import numpy as np

from .metrics.accuracy import brier
from .metrics.calibration import in_the_large
from .metrics.discrimination import auc, auc_standard_error

FEWEST = 100
FEWEST_EVENTS = 10


def age_bands(years: np.ndarray) -> np.ndarray:
    """Under 65, 65-79, 80 and over."""
    return np.where(years < 65, "under 65", np.where(years < 80, "65-79", "80 and over"))


def subgroup_metrics(
    by: str, members: np.ndarray, y: np.ndarray, p: np.ndarray, about: dict[str, Any]
) -> list[dict[str, Any]]:
    """AUC (DeLong interval), calibration in the large and Brier score of each subgroup named in `members`;
    empty names are left out, as are subgroups of fewer than 100 people or 10 events or non-events."""
    found = []
    for group in sorted(set(members) - {""}):
        mine = members == group
        n, events = int(mine.sum()), int(y[mine].sum())
        if n < FEWEST or min(events, n - events) < FEWEST_EVENTS:
            continue
        common = {"by": by, "group": str(group)} | about | {"n": n, "events": events}
        area, error = auc(y[mine], p[mine]), auc_standard_error(y[mine], p[mine])
        shift, shift_error = in_the_large(y[mine], p[mine])
        found += [
            common | {"measure": "auc", "value": area, "low": area - 1.96 * error, "high": min(area + 1.96 * error, 1.0)},
            common | {"measure": "citl", "value": shift, "low": shift - 1.96 * shift_error, "high": shift + 1.96 * shift_error},
            common | {"measure": "brier", "value": brier(y[mine], p[mine])},
        ]
    return found
