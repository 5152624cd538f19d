"""The settings among which the tasks on disability at discharge choose, inside the training rows of every fold."""

from ..estimators import Ann, CentroidSvm, Logistic
from ..validation import Grid

CENTROIDS = 32
PENALTIES = {"binary": (0.03, 0.1, 0.3), "classes": (0.01, 0.03, 0.1)}
KERNELS = ((0.003, 1.0), (0.003, 3.0), (0.01, 0.3), (0.01, 1.0))
DECAYS = (1.0, 3.0, 10.0)


def logistic_grid(kind: str) -> Grid:
    """The penalties of the logistic regression."""
    return Grid(PENALTIES[kind], lambda c: Logistic(kind, c), lambda c: Logistic(kind, c))


def grids(kind: str, outputs: int) -> tuple[Grid, ...]:
    """All three methods. With ordered classes one SVM per threshold separates the grades from there up."""
    contrasts = ((1,),) if kind == "binary" else tuple(tuple(range(k, outputs)) for k in range(1, outputs))

    def svm(setting: tuple[float, float]) -> CentroidSvm:
        gamma, c = setting
        return CentroidSvm(kind, gamma, c, CENTROIDS, contrasts, linear=True)

    def ann(decay: float, members: int) -> Ann:
        return Ann(kind, outputs, (16,), decay, epochs=25, members=members)

    return (
        logistic_grid(kind),
        Grid(KERNELS, svm, svm),
        Grid(DECAYS, lambda decay: ann(decay, 1), lambda decay: ann(decay, 5)),
    )
