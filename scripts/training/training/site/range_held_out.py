"""
A score of a scale, predicted for people the model has not seen, with the half-width of its 80 % range. The range is
conformal: its half-width comes from the errors for people held out within the training rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..cohort import Cohort
from ..intervals import bands
from ..methods import Fitted
from ..validation import Fold, cross_fit, held_out_predictions, stratified_folds
from .candidates import fit_chosen

INNER_FOLDS = 5


@dataclass(frozen=True)
class HeldOutRange:
    """By method, for each row: the prediction and the half-width that its training rows gave."""

    outcome: np.ndarray
    predictions: dict[str, np.ndarray]
    half_widths: dict[str, np.ndarray]


def no_model_half_width(outcome: np.ndarray) -> float:
    """Half of the distance from the 10th to the 90th centile of the outcome: an 80 % range without a model."""
    low, high = np.percentile(outcome, [10, 90])
    return float(high - low) / 2


def cross_predicted(inputs: tuple, cohort: Cohort, folds: int, seed: int, quick: bool) -> dict[str, np.ndarray]:
    """Predictions of every row by models of the other folds, settings chosen inside them."""

    def fit(train: Cohort, fold: Fold) -> Fitted:
        return fit_chosen(inputs, "regression", train, seed, quick)

    parts = cross_fit(cohort, stratified_folds(cohort.outcome, folds, seed), fit, say=lambda _: None)
    return {method: p[:, 0] for method, p in held_out_predictions(cohort, parts).items()}


def held_out_ranges(inputs: tuple, cohort: Cohort, folds: int, seed: int, quick: bool) -> HeldOutRange:
    """Nested: neither the prediction nor the half-width of a row has seen it."""
    outer = stratified_folds(cohort.outcome, folds, seed)
    predictions: dict[str, np.ndarray] = {}
    widths: dict[str, np.ndarray] = {}
    for fold in outer:
        train, test = cohort.take(fold.train), cohort.take(fold.test)
        inner = cross_predicted(inputs, train, 2 if quick else INNER_FOLDS, seed, quick)
        fitted = fit_chosen(inputs, "regression", train, seed, quick)
        for method, p in fitted.predict(test.values, test.known).items():
            (whole_scale,) = bands(inner[method], train.outcome, ())
            predictions.setdefault(method, np.empty(len(cohort)))[fold.test] = p[:, 0]
            widths.setdefault(method, np.empty(len(cohort)))[fold.test] = whole_scale["halfWidth"]
    return HeldOutRange(cohort.outcome, predictions, widths)
