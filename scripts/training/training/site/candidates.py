"""
Settings that nested cross-validation may choose among. A registry has few events for its inputs, so all of them are
strongly penalised: ten events per parameter are not asked for, shrinkage is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..cohort import Cohort
from ..estimators import Ann, CentroidSvm, Logistic
from ..estimators.base import Estimator
from ..methods import Fitted, fit_methods
from ..validation import choose

DROPOUT = (0.0, 0.2)
"""Share of inputs taken away in training: a site's rows lack few."""

Candidates = Sequence[Sequence[Callable[[], Estimator]]]


def candidates(kind: str, rows: int, quick: bool = False) -> Candidates:
    """
    By method, its candidates; one each when `quick`. The number of centroids follows that of the rows: one that stands
    for fewer than ten people is dropped.
    """
    centroids = max(1, min(64, rows // 20))
    width = 8 if rows >= 300 else 3
    logistic = [lambda c=c: Logistic(kind, c) for c in (0.003, 0.01, 0.03, 0.1)]
    svm = [
        lambda gamma=gamma, c=c: CentroidSvm(kind, gamma, c, centroids)
        for gamma in (0.003, 0.01)
        for c in (0.1, 1.0, 10.0)
    ]
    ann = [lambda decay=decay: Ann(kind, 1, (width,), decay, 20, 3) for decay in (0.3, 1.0, 3.0)]
    return [logistic[2:3], svm[4:5], ann[:1]] if quick else [logistic, svm, ann]


def fit_chosen(inputs: tuple, kind: str, cohort: Cohort, seed: int, quick: bool) -> Fitted:
    """Chooses the settings of each method on the rows of `cohort`, and fits all three on them."""
    offered = candidates(kind, len(cohort), quick)
    chosen = [method[choose(inputs, method, kind, cohort, seed)]() for method in offered]
    return fit_methods(inputs, chosen, cohort, seed, DROPOUT)
