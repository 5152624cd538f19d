"""The interface of a method, and what the three share: dropout copies and the output link."""

from typing import Protocol

import numpy as np
from scipy.special import expit, softmax

from ..cohort import Cohort, mask_inputs
from ..export.graph import Graph
from ..preprocessing import Preprocessing
from ..seeds import stream

DROPOUT = (0.0, 0.2, 0.5)
"""Share of inputs taken away in the copies of the training rows, so that a missing input is nothing new."""


class Estimator(Protocol):
    """A method. `predict` gives [rows, K]: probabilities, or the quantity for a regression."""

    id: str
    name: str

    def fit(
        self, prep: Preprocessing, cohort: Cohort, seed: int, dropout: tuple[float, ...] = DROPOUT
    ) -> "Estimator": ...

    def predict(self, values: np.ndarray, known: np.ndarray) -> np.ndarray: ...

    def emit(self, graph: Graph, design: str) -> str: ...

    def settings(self) -> str: ...


def dropout_copies(
    prep: Preprocessing, cohort: Cohort, dropout: tuple[float, ...], seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The design matrix of one copy of the rows per dropout rate, the outcomes, and whose row each is."""
    rows = len(cohort)
    designs = []
    for rate in dropout:
        known = cohort.known
        if rate > 0:
            known = mask_inputs(prep.inputs, known, np.full(rows, rate), stream(seed, "dropout", str(rate)))
        designs.append(prep.transform(cohort.values, known))
    return np.vstack(designs), np.tile(cohort.outcome, len(dropout)), np.tile(np.arange(rows), len(dropout))


def link(kind: str, scores: np.ndarray) -> np.ndarray:
    """Scores to probabilities: softmax over classes, sigmoid for one event, as they are for a quantity."""
    if kind == "classes":
        return softmax(scores, axis=1)
    return expit(scores) if kind == "binary" else scores


def emit_link(graph: Graph, kind: str, scores: str) -> str:
    """The same as nodes."""
    if kind == "classes":
        return graph.op("Softmax", scores, axis=1)
    return graph.op("Sigmoid", scores) if kind == "binary" else scores
