"""RBF support vector machine on k-means centroids, with an own calibration of its scores.

The centroids are landmarks: a row becomes its RBF similarity to each, and a linear SVM works on those.
That is precise in float32, fast, and ships no patient row, because a cluster of fewer than ten people
is dropped. The scores become probabilities by a calibration of out-of-fold scores (calibration.py; for
several classes a softmax on the scores of all contrasts), never by libsvm's own procedure.

With many inputs and few people the centroids cannot carry every direction: `linear` adds the linear kernel
2 gamma x.s, the first term of the RBF kernel's expansion, beside them.
"""

import numpy as np
from sklearn.cluster import KMeans
from sklearn.svm import SVR, LinearSVC

from ..cohort import Cohort
from ..export.graph import Graph
from ..preprocessing import Preprocessing
from ..seeds import derived, stream
from .base import DROPOUT, dropout_copies, emit_link, link
from .calibration import Calibration

SMALLEST_CLUSTER = 10
CALIBRATION_FOLDS = 3
ENOUGH_TO_CALIBRATE = 3000


class CentroidSvm:
    """`contrasts` are the sets of classes told apart from the rest, one linear SVM each."""

    id = "svm"

    def __init__(
        self,
        kind: str,
        gamma: float,
        c: float,
        centroids: int,
        contrasts: tuple[tuple[int, ...], ...] = ((1,),),
        epsilon: float = 0.0,
        linear: bool = False,
    ) -> None:
        self.kind, self.gamma, self.c, self.centroids = kind, gamma, c, centroids
        self.contrasts, self.epsilon, self.linear = contrasts, epsilon, linear
        self.name = "Support vector machine"

    def settings(self) -> str:
        kernel = "RBF and linear" if self.linear else "RBF"
        return f"{kernel} on {len(self.landmarks)} centroids of at least {SMALLEST_CLUSTER} people, gamma {self.gamma:g}, C {self.c:g}"

    def fit(
        self, prep: Preprocessing, cohort: Cohort, seed: int, dropout: tuple[float, ...] = DROPOUT
    ) -> "CentroidSvm":
        """Fits landmarks, the linear SVMs, and the calibration on scores of rows held out in turn, until every
        row has been held out or there are scores of 3000 people, more than its few weights need."""
        self.prep = prep
        design, outcome, person = dropout_copies(prep, cohort, dropout, seed)
        self.landmarks = self._landmarks(design[: len(cohort)], seed)
        similarity = self._similarity(design)
        self.weights, self.bias = self._machines(similarity, outcome, seed)
        if self.kind == "regression":
            return self
        fold = stream(seed, "calibration").permutation(len(cohort)) % CALIBRATION_FOLDS
        scores, missing, happened = [], [], []
        for k in range(CALIBRATION_FOLDS):
            test = fold[person] == k
            weights, bias = self._machines(similarity[~test], outcome[~test], seed)
            scores.append(similarity[test] @ weights + bias)
            missing.append(design[test][:, prep.indicators])
            happened.append(outcome[test])
            if sum(map(len, happened)) >= ENOUGH_TO_CALIBRATE * len(dropout):
                break
        held_out = np.vstack(scores)
        weight = np.full(len(held_out), 1.0 / len(dropout))
        self.calibration = Calibration(design[: len(cohort), prep.indicators]).fit(
            self.kind, held_out, np.vstack(missing), np.concatenate(happened), weight
        )
        return self

    def _landmarks(self, design: np.ndarray, seed: int) -> np.ndarray:
        means = KMeans(self.centroids, n_init=1, max_iter=50, random_state=derived(seed, "centroids")).fit(design)
        sizes = np.bincount(means.labels_, minlength=self.centroids)
        return means.cluster_centers_[sizes >= SMALLEST_CLUSTER]

    def _similarity(self, design: np.ndarray) -> np.ndarray:
        """[rows, landmarks], followed by the scaled design itself when the kernel has a linear part."""
        cross = 2.0 * self.gamma * design @ self.landmarks.T
        norms = self.gamma * (self.landmarks**2).sum(axis=1)
        radial = np.exp(np.minimum(cross - norms - self.gamma * (design**2).sum(axis=1, keepdims=True), 0.0))
        return np.hstack([radial, np.sqrt(2.0 * self.gamma) * design]) if self.linear else radial

    def _machines(self, similarity: np.ndarray, outcome: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
        state = derived(seed, "machine")
        if self.kind == "regression":
            machine = SVR(kernel="linear", C=self.c, epsilon=self.epsilon).fit(similarity, outcome)
            return machine.coef_.reshape(-1, 1), np.atleast_1d(machine.intercept_).astype(float)
        machines = [
            LinearSVC(C=self.c, dual=False, tol=1e-3, random_state=state).fit(similarity, np.isin(outcome, classes))
            for classes in self.contrasts
        ]
        return np.stack([m.coef_[0] for m in machines], axis=1), np.array([m.intercept_[0] for m in machines])

    def predict(self, values: np.ndarray, known: np.ndarray) -> np.ndarray:
        design = self.prep.transform(values, known)
        scores = self._similarity(design) @ self.weights + self.bias
        if self.kind == "regression":
            return scores
        return link(self.kind, self.calibration.log_odds(scores, design[:, self.prep.indicators]))

    def emit(self, graph: Graph, design: str) -> str:
        """exp(2g z.s - g|z|^2 - g|s|^2), the machines, the calibration, the link."""
        cross = graph.linear(
            design, 2.0 * self.gamma * self.landmarks.T, -self.gamma * (self.landmarks**2).sum(axis=1)
        )
        square = graph.op("ReduceSum", graph.op("Mul", design, design), graph.constant(np.array([1]), np.int64), keepdims=1)
        square = graph.op("Mul", square, graph.constant(np.array([self.gamma])))
        distance = graph.op("Min", graph.op("Sub", cross, square), graph.constant(np.zeros(1)))
        similarity = graph.op("Exp", distance)
        if self.linear:
            scale = graph.constant(np.array([np.sqrt(2.0 * self.gamma)]))
            similarity = graph.op("Concat", similarity, graph.op("Mul", design, scale), axis=1)
        scores = graph.linear(similarity, self.weights, self.bias)
        if self.kind == "regression":
            return scores
        indicators = self.prep.indicators
        missing = graph.op("MatMul", design, graph.constant(np.eye(self.landmarks.shape[1])[:, indicators]))
        return emit_link(graph, self.kind, self.calibration.emit(graph, scores, missing))
