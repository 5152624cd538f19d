"""Predictions for rows that a model has not seen: nested cross-validation of the earlier rows, then the later ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from ..methods import Fitted
from ..options import Options
from ..validation import Fold, cross_fit, held_out_predictions, stratified_folds
from .candidates import fit_chosen
from .cohort import SiteCohort

NESTED, LATER = "nested-cv", "later-fifth"
FOLDS = 5


@dataclass(frozen=True)
class HeldOut:
    """Of one scheme: the outcome and, by method or recalibrated score, the predictions of the same rows."""

    scheme: str
    outcome: np.ndarray
    predictions: dict[str, np.ndarray]


def held_out(
    site: SiteCohort, kind: str, scores: dict[str, np.ndarray], seed: int, options: Options
) -> tuple[HeldOut, HeldOut]:
    """
    Nested cross-validation of the development rows, and the later rows predicted from all development rows. `scores`
    holds a total for each row by published score; each is recalibrated to the site on the same training rows.
    """
    development = site.cohort.take(site.development)
    folds = stratified_folds(development.outcome, 3 if options.quick else FOLDS, seed)

    def fit(train, fold: Fold) -> Fitted:
        return fit_chosen(site.inputs, kind, train, seed, options.quick)

    parts = cross_fit(development, folds, fit, options.checkpoints)
    nested = {method: p[:, 0] for method, p in held_out_predictions(development, parts).items()}
    later_rows = site.cohort.take(site.later)
    fitted = fit_chosen(site.inputs, kind, development, seed, options.quick)
    later = {method: p[:, 0] for method, p in fitted.predict(later_rows.values, later_rows.known).items()}
    for name, totals in scores.items():
        early = totals[site.development]
        nested[name] = np.empty(len(development))
        for fold in folds:
            nested[name][fold.test] = _recalibrated(early, development.outcome, fold.train)(early[fold.test])
        later[name] = _recalibrated(early, development.outcome, np.arange(len(early)))(totals[site.later])
    return HeldOut(NESTED, development.outcome, nested), HeldOut(LATER, later_rows.outcome, later)


def _recalibrated(
    totals: np.ndarray, outcome: np.ndarray, train: np.ndarray
) -> Callable[[np.ndarray], np.ndarray]:
    """Total to probability, by a logistic regression on the training rows."""
    model = LogisticRegression(C=np.inf).fit(totals[train, None], outcome[train])
    return lambda some: model.predict_proba(some[:, None])[:, 1]
