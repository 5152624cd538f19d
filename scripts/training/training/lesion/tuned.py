"""Fitting on lesion maps: every setting chosen inside the training rows, on one preprocessing per inner fold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..cohort import Cohort
from ..estimators import Estimator
from ..methods import Fitted, fit_methods
from ..validation.nested import inner_losses


@dataclass(frozen=True)
class Grid:
    """The settings a method may take: `candidates` builds it for the inner folds, `final` for good (with more
    members, where that only costs time)."""

    settings: tuple[Any, ...]
    candidates: Callable[[Any], Estimator]
    final: Callable[[Any], Estimator]


def fit_tuned(
    inputs: tuple[Any, ...], grids: tuple[Grid, ...], kind: str, train: Cohort, seed: int, dropout: tuple[float, ...]
) -> Fitted:
    """Each grid's setting with the least inner loss, fitted on all of `train`."""
    every = [(grid, setting) for grid in grids for setting in grid.settings]
    builders = [lambda g=grid, s=setting: g.candidates(s) for grid, setting in every]
    losses = inner_losses(inputs, builders, kind, train, seed)
    chosen = []
    for grid in grids:
        own = [(loss, setting) for loss, (g, setting) in zip(losses, every) if g is grid]
        chosen.append(grid.final(min(own, key=lambda pair: pair[0])[1]))
    return fit_methods(inputs, chosen, train, seed, dropout)
