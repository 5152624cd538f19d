"""From the scores of support vector machines to log odds: one linear map of the scores (Platt, 1999), of the share of
inputs that is missing beyond the usual, and of both multiplied.

Scores of rows that lack many inputs lie closer together and at another level. A map of the scores alone, fitted on all
rows, would be off for rows as they come to suit the others. What is usually missing has no part in it: which
examinations are done tells hospitals and countries apart.
"""

import numpy as np

from ..export.graph import Graph
from .linear import fit_linear

PENALTY = 100.0
"""Inverse strength: next to none, for few weights."""
USUAL = 0.9
"""Nine of ten rows of the cohort lack no larger share of their inputs than what is called usual."""


class Calibration:
    """`cohort` says what rows lack as they come: a column of 0 and 1 for each input that may be missing."""

    def __init__(self, cohort: np.ndarray) -> None:
        self.inputs = cohort.shape[1]
        self.usual = float(np.quantile(cohort.mean(axis=1), USUAL)) if self.inputs else 0.0

    def fit(
        self, kind: str, scores: np.ndarray, missing: np.ndarray, outcome: np.ndarray, weights: np.ndarray
    ) -> "Calibration":
        """On scores of rows that the machines had not seen; `missing` has the columns of `cohort`."""
        self.weights, self.bias = fit_linear(kind, self._features(scores, missing), outcome, PENALTY, weights)
        return self

    def log_odds(self, scores: np.ndarray, missing: np.ndarray) -> np.ndarray:
        return self._features(scores, missing) @ self.weights + self.bias

    def emit(self, graph: Graph, scores: str, missing: str) -> str:
        """The same as nodes."""
        if self.inputs == 0:
            return graph.linear(scores, self.weights, self.bias)
        share = graph.op("MatMul", missing, graph.constant(np.full((self.inputs, 1), 1.0 / self.inputs)))
        beyond = graph.op("Relu", graph.op("Sub", share, graph.constant(np.array([self.usual]))))
        features = graph.op("Concat", scores, graph.op("Mul", scores, beyond), beyond, axis=1)
        return graph.linear(features, self.weights, self.bias)

    def _features(self, scores: np.ndarray, missing: np.ndarray) -> np.ndarray:
        if self.inputs == 0:
            return scores
        beyond = np.maximum(missing.mean(axis=1, keepdims=True) - self.usual, 0.0)
        return np.hstack([scores, scores * beyond, beyond])
