"""The three methods fitted together on one preprocessing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .cohort import Cohort
from .estimators.base import DROPOUT, Estimator
from .preprocessing import Preprocessing

Builder = Callable[[], Sequence[Estimator]]


@dataclass(frozen=True)
class Fitted:
    """One preprocessing and the methods fitted behind it."""

    prep: Preprocessing
    methods: tuple[Estimator, ...]

    def predict(self, values: np.ndarray, known: np.ndarray) -> dict[str, np.ndarray]:
        """[rows, K] by method."""
        return {method.id: method.predict(values, known) for method in self.methods}


def fit_methods(
    inputs: tuple[Any, ...],
    methods: Sequence[Estimator],
    cohort: Cohort,
    seed: int,
    dropout: tuple[float, ...] = DROPOUT,
) -> Fitted:
    """Fits the preprocessing and then every method, on the rows of `cohort` only."""
    prep = Preprocessing(inputs).fit(cohort.values, cohort.known)
    return Fitted(prep, tuple(method.fit(prep, cohort, seed, dropout) for method in methods))
