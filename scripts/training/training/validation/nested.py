"""The inner loop: settings are chosen on training rows only, by held-out loss."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..cohort import Cohort
from ..estimators.base import Estimator
from ..metrics.accuracy import log_loss
from ..preprocessing import Preprocessing
from ..seeds import derived, stream
from .folds import stratified_folds


def choose(
    inputs: tuple[Any, ...],
    candidates: Sequence[Callable[[], Estimator]],
    kind: str,
    cohort: Cohort,
    seed: int,
    folds: int = 3,
    rows: int = 5000,
) -> int:
    """The number of the candidate with the least mean loss over inner folds of `cohort`."""
    if len(candidates) == 1:
        return 0
    return int(inner_losses(inputs, candidates, kind, cohort, seed, folds, rows).argmin())


def inner_losses(
    inputs: tuple[Any, ...],
    candidates: Sequence[Callable[[], Estimator]],
    kind: str,
    cohort: Cohort,
    seed: int,
    folds: int = 3,
    rows: int = 5000,
) -> np.ndarray:
    """Mean loss of each candidate (log loss; squared error for a quantity) over inner folds of at most `rows`
    rows of `cohort`, which are the training rows of an outer fold. The candidates share the preprocessing."""
    if len(cohort) > rows:
        cohort = cohort.take(np.sort(stream(seed, "inner rows").choice(len(cohort), rows, replace=False)))
    losses = np.zeros((len(candidates), folds))
    for f, fold in enumerate(stratified_folds(cohort.outcome, folds, derived(seed, "inner"))):
        train, test = cohort.take(fold.train), cohort.take(fold.test)
        prep = Preprocessing(inputs).fit(train.values, train.known)
        for c, candidate in enumerate(candidates):
            p = candidate().fit(prep, train, seed, (0.0,)).predict(test.values, test.known)
            losses[c, f] = (
                float(np.mean((p[:, 0] - test.outcome) ** 2)) if kind == "regression" else log_loss(test.outcome, p)
            )
    return losses.mean(axis=1)
