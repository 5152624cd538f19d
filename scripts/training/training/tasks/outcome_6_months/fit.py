"""How one training set is fitted: settings chosen inside it, then the three methods."""

from typing import Any

from ...cohort import Cohort
from ...estimators import Ann, CentroidSvm, Logistic
from ...methods import Fitted, fit_methods
from ...validation import Grid, fit_tuned

CLASSES = 4
# Each class against the others, and independent against dead or dependent.
CONTRASTS = ((0,), (1,), (2,), (3,), (2, 3))
INNER_ROWS = 3000

PENALTIES = (0.01, 0.1, 1.0)
KERNELS = ((0.01, 0.1), (0.01, 1.0), (0.03, 0.3))
DECAYS = (0.1, 0.3, 1.0)


def logistic(c: float) -> Logistic:
    return Logistic("classes", c)


def svm(gamma: float, c: float, centroids: int) -> CentroidSvm:
    return CentroidSvm("classes", gamma, c, centroids, CONTRASTS)


def ann(decay: float, epochs: int, members: int) -> Ann:
    return Ann("classes", CLASSES, (32, 16), decay, epochs, members)


GRIDS = (
    Grid(PENALTIES, logistic, logistic),
    Grid(KERNELS, lambda kernel: svm(*kernel, centroids=96), lambda kernel: svm(*kernel, centroids=128)),
    Grid(DECAYS, lambda decay: ann(decay, 20, 1), lambda decay: ann(decay, 20, 3)),
)
QUICK = (
    Grid((0.1,), logistic, logistic),
    Grid(((0.01, 0.1),), lambda kernel: svm(*kernel, centroids=48), lambda kernel: svm(*kernel, centroids=48)),
    Grid((0.3,), lambda decay: ann(decay, 4, 1), lambda decay: ann(decay, 4, 1)),
)
"""One setting each and smaller models, to try the path."""


def fit_group(inputs: tuple[Any, ...], train: Cohort, seed: int, dropout: tuple[float, ...], quick: bool) -> Fitted:
    """Chooses every setting by inner folds of `train` and fits the three methods on all of it."""
    return fit_tuned(inputs, QUICK if quick else GRIDS, "classes", train, seed, dropout, INNER_ROWS)


def fit_alike(
    inputs: tuple[Any, ...], train: Cohort, seed: int, dropout: tuple[float, ...], chosen: Fitted
) -> Fitted:
    """Fits other inputs with the settings that were chosen on the same training rows."""
    log, machine, network = chosen.methods
    assert isinstance(log, Logistic) and isinstance(machine, CentroidSvm) and isinstance(network, Ann)
    methods = [
        logistic(log.c),
        svm(machine.gamma, machine.c, machine.centroids),
        ann(network.decay, network.epochs, network.members),
    ]
    return fit_methods(inputs, methods, train, seed, dropout)
