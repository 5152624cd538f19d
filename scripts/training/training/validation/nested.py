"""The inner loop: settings are chosen on training rows only, by held-out loss; then each method learns from all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..cohort import Cohort
from ..estimators.base import Estimator
from ..methods import Fitted, fit_methods
from ..metrics.accuracy import log_loss
from ..preprocessing import Preprocessing
from ..seeds import derived, stream
from .folds import stratified_folds

FOLDS, ROWS = 3, 5000


@dataclass(frozen=True)
class Grid:
    """The settings a method may take: `candidate` builds it for the inner folds, `final` for good (with more
    members, where that only costs time)."""

    settings: tuple[Any, ...]
    candidate: Callable[[Any], Estimator]
    final: Callable[[Any], Estimator]


def fit_tuned(
    inputs: tuple[Any, ...],
    grids: tuple[Grid, ...],
    kind: str,
    train: Cohort,
    seed: int,
    dropout: tuple[float, ...],
    rows: int = ROWS,
) -> Fitted:
    """Each grid's setting with the least mean loss over inner folds of at most `rows` rows of `train`, fitted on
    all of `train`, which are the training rows of an outer fold."""
    chosen = [grid.settings[0] for grid in grids]
    if any(len(grid.settings) > 1 for grid in grids):
        some = train
        if len(train) > rows:
            some = train.take(np.sort(stream(seed, "inner rows").choice(len(train), rows, replace=False)))
        losses = _losses(inputs, [[g.candidate(s) for s in g.settings] for g in grids], kind, some, seed)
        chosen = [grid.settings[int(own.argmin())] for grid, own in zip(grids, losses)]
    return fit_methods(inputs, [grid.final(setting) for grid, setting in zip(grids, chosen)], train, seed, dropout)


def _losses(
    inputs: tuple[Any, ...], candidates: list[list[Estimator]], kind: str, cohort: Cohort, seed: int
) -> list[np.ndarray]:
    """Mean loss of each candidate, by grid: log loss, or squared error for a quantity. The candidates share the
    preprocessing of a fold."""
    losses = [np.zeros(len(own)) for own in candidates]
    for fold in stratified_folds(cohort.outcome, FOLDS, derived(seed, "inner")):
        train, test = cohort.take(fold.train), cohort.take(fold.test)
        prep = Preprocessing(inputs).fit(train.values, train.known)
        for own, loss in zip(candidates, losses):
            for number, candidate in enumerate(own):
                p = candidate.fit(prep, train, seed, (0.0,)).predict(test.values, test.known)
                squared = kind == "regression"
                loss[number] += float(np.mean((p[:, 0] - test.outcome) ** 2)) if squared else log_loss(test.outcome, p)
    return losses
