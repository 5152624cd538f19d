"""The settings among which severity-from-lesion chooses, inside the training rows of every fold."""

from ..estimators import Ann, CentroidSvm, Logistic
from ..validation import Grid

DROPOUT = (0.0, 0.5)
"""The age is taken away from half of one copy; the lesion is required."""

RIDGE = Grid((0.0005, 0.0015, 0.005), lambda c: Logistic("regression", c), lambda c: Logistic("regression", c))


def _svm(setting: tuple[float, float]) -> CentroidSvm:
    gamma, c = setting
    return CentroidSvm("regression", gamma, c, centroids=48, epsilon=1.0, linear=True)


def _ann(decay: float, members: int) -> Ann:
    return Ann("regression", 1, (32,), decay, epochs=25, members=members)


SVM = Grid(((0.003, 3.0), (0.003, 10.0), (0.01, 1.0), (0.01, 3.0)), _svm, _svm)
ANN = Grid((1.0, 3.0, 10.0), lambda decay: _ann(decay, 1), lambda decay: _ann(decay, 5))
GRIDS = (RIDGE, SVM, ANN)
