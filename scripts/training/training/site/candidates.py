"""
Settings that nested cross-validation may choose among. A registry has few events for its inputs, so all of them are
strongly penalised: ten events per parameter are not asked for, shrinkage is.
"""

from __future__ import annotations

from ..cohort import Cohort
from ..estimators import Ann, CentroidSvm, Logistic
from ..methods import Fitted
from ..validation import Grid, fit_tuned

DROPOUT = (0.0, 0.2)
"""Share of inputs taken away in training: a site's rows lack few."""


def grids(kind: str, rows: int, quick: bool = False) -> tuple[Grid, ...]:
    """
    One for each method, with one setting each when `quick`. The number of centroids follows that of the rows: one that
    stands for fewer than ten people is dropped.
    """
    centroids = max(1, min(64, rows // 20))
    width = 8 if rows >= 300 else 3
    penalties = (0.03,) if quick else (0.003, 0.01, 0.03, 0.1)
    kernels = ((0.01, 1.0),) if quick else tuple((gamma, c) for gamma in (0.003, 0.01) for c in (0.1, 1.0, 10.0))
    decays = (0.3,) if quick else (0.3, 1.0, 3.0)

    def logistic(c: float) -> Logistic:
        return Logistic(kind, c)

    def svm(setting: tuple[float, float]) -> CentroidSvm:
        return CentroidSvm(kind, *setting, centroids)

    def ann(decay: float) -> Ann:
        return Ann(kind, 1, (width,), decay, 20, 3)

    return Grid(penalties, logistic, logistic), Grid(kernels, svm, svm), Grid(decays, ann, ann)


def fit_chosen(inputs: tuple, kind: str, cohort: Cohort, seed: int, quick: bool) -> Fitted:
    """Chooses the settings of each method on the rows of `cohort`, and fits all three on them."""
    return fit_tuned(inputs, grids(kind, len(cohort), quick), kind, cohort, seed, DROPOUT)
