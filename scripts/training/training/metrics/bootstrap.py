"""Patient bootstrap: intervals of any measure of pooled out-of-fold predictions (models not refitted)."""

from collections.abc import Callable

import numpy as np

DRAWS = 300


def interval(
    measure: Callable[[np.ndarray], float], rows: int, rng: np.random.Generator, draws: int = DRAWS
) -> tuple[float, float]:
    """95 % percentile interval of `measure(index)` over resampled rows."""
    values = [measure(rng.integers(0, rows, rows)) for _ in range(draws)]
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)
