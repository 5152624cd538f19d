"""Logistic regression (multinomial, binary), or ridge for a quantity: the honest baseline."""

import numpy as np

from ..cohort import Cohort
from ..export.graph import Graph
from ..preprocessing import Preprocessing
from .base import DROPOUT, dropout_copies, emit_link, link
from .linear import fit_linear


class Logistic:
    """`kind` as in the task; `c` is the inverse strength of the L2 penalty."""

    id = "logistic"

    def __init__(self, kind: str, c: float) -> None:
        self.kind, self.c = kind, c
        self.name = "Ridge regression" if kind == "regression" else "Logistic regression"

    def settings(self) -> str:
        return f"L2 penalty, C {self.c:g}"

    def fit(
        self, prep: Preprocessing, cohort: Cohort, seed: int, dropout: tuple[float, ...] = DROPOUT
    ) -> "Logistic":
        """Fits on the dropout copies, each weighted so that a patient counts once."""
        self.prep = prep
        design, outcome, _ = dropout_copies(prep, cohort, dropout, seed)
        weights = np.full(len(design), 1.0 / len(dropout))
        self.weights, self.bias = fit_linear(self.kind, design, outcome, self.c, weights)
        return self

    def predict(self, values: np.ndarray, known: np.ndarray) -> np.ndarray:
        return link(self.kind, self.prep.transform(values, known) @ self.weights + self.bias)

    def emit(self, graph: Graph, design: str) -> str:
        return emit_link(graph, self.kind, graph.linear(design, self.weights, self.bias))
