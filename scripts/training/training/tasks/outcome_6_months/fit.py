"""How one training set is fitted: settings chosen inside it, then the three methods."""

from collections.abc import Sequence
from typing import Any

from ...cohort import Cohort
from ...estimators import Ann, CentroidSvm, Estimator, Logistic
from ...methods import Fitted, fit_methods
from ...validation import choose

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


def fit_tuned(
    inputs: tuple[Any, ...], train: Cohort, seed: int, dropout: tuple[float, ...], quick: bool = False
) -> Fitted:
    """Chooses every setting by inner folds of `train` and fits the three methods on all of it. `quick`
    takes the middle of each grid and smaller models, to try the path."""
    if quick:
        small: Sequence[Estimator] = [logistic(0.1), svm(0.01, 0.1, 48), ann(0.3, 4, 1)]
        return fit_methods(inputs, small, train, seed, dropout)
    c = PENALTIES[_choice(inputs, [lambda c=c: logistic(c) for c in PENALTIES], train, seed)]
    kernel = KERNELS[_choice(inputs, [lambda k=k: svm(*k, centroids=96) for k in KERNELS], train, seed)]
    decay = DECAYS[_choice(inputs, [lambda d=d: ann(d, 20, 1) for d in DECAYS], train, seed)]
    methods = [logistic(c), svm(*kernel, centroids=128), ann(decay, 20, 3)]
    return fit_methods(inputs, methods, train, seed, dropout)


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


def _choice(inputs: tuple[Any, ...], candidates: Sequence[Any], train: Cohort, seed: int) -> int:
    return choose(inputs, candidates, "classes", train, seed, rows=INNER_ROWS)
