"""What is learned from lesion maps: volume, sides, and how much of each data-driven parcel is hit.

Parcels come from the lesions alone: grid cells that tend to be lesioned in the same people are joined
(Ward's method on principal axes), so no atlas is needed and none is shipped. The square root of the fraction hit spreads
small values, where most lesions are.
"""

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.decomposition import PCA

from ..export.graph import Graph
from .grid import CELL_ML, CELLS, is_left

HIT = 0.0025
"""A cell counts as hit when more than this fraction of it is lesion: at least two of its 512 voxels."""
SMALLEST_SHARE, FEWEST_PEOPLE = 0.01, 5
"""Cells hit in fewer people belong to no parcel: they only count for the volume."""
AXES = 50
"""Principal axes on which cells are compared: nearly all that two cells have in common, in a tenth of the time."""
OFFSET_ML = 0.1
"""Added before the logarithm: about the smallest lesion that is drawn."""
SIDES = 4
"""Features before the parcels: ln volume, ln left, ln right, (left - right) / volume."""


class LesionBlock:
    """Preprocessing of the map's columns: learned on training maps, the same steps in the graph."""

    def __init__(self, parcels: int, indicated: bool) -> None:
        self.parcels, self.indicated = parcels, indicated
        self.width_out = SIDES + parcels + indicated

    def fit(self, values: np.ndarray, known: np.ndarray) -> "LesionBlock":
        """Learns parcels, trained range, centre and scale from the rows that have a map."""
        maps = values[known[:, 0] > 0]
        hit = (maps > HIT).sum(axis=0)
        self.cells = np.flatnonzero(hit >= max(FEWEST_PEOPLE, SMALLEST_SHARE * len(maps)))
        if len(self.cells) < self.parcels:
            raise ValueError("too few lesion maps for the parcels")
        self.weights = self._parcels(maps[:, self.cells])
        features = self._features(maps)
        self.low, self.high = features.min(axis=0), features.max(axis=0)
        self.centre = features.mean(axis=0)
        spread = features.std(axis=0)
        self.scale = np.where(spread > 0, spread, 1.0)
        return self

    def _parcels(self, maps: np.ndarray) -> np.ndarray:
        """[cells, parcels] weights of the mean over each parcel; no parcels leave volume and sides."""
        if self.parcels == 0:
            return np.zeros((len(self.cells), 0))
        axes = min(AXES, *maps.shape)
        cells = PCA(axes, svd_solver="randomized", random_state=0).fit_transform(np.sqrt(maps).T)
        member = np.eye(self.parcels)[AgglomerativeClustering(self.parcels).fit_predict(cells)]
        return member / member.sum(axis=0)

    def _features(self, maps: np.ndarray) -> np.ndarray:
        """[rows, SIDES + parcels] before scaling."""
        left, right = maps @ (is_left() * CELL_ML), maps @ (~is_left() * CELL_ML)
        volume = left + right
        sides = [np.log(part + OFFSET_ML) for part in (volume, left, right)]
        asymmetry = (left - right) / np.maximum(volume, 1e-3)
        return np.column_stack([*sides, asymmetry, np.sqrt(maps[:, self.cells] @ self.weights)])

    def transform(self, values: np.ndarray, known: np.ndarray) -> np.ndarray:
        """[rows, width_out]: 0 (the training mean) where there is no map, then the missing indicator."""
        there = known[:, :1]
        rows = np.flatnonzero(there[:, 0])
        maps = values if len(rows) == len(values) else values[rows]
        scaled = np.zeros((len(values), len(self.centre)))
        scaled[rows] = (np.clip(self._features(maps), self.low, self.high) - self.centre) / self.scale
        return np.hstack([scaled, 1.0 - there]) if self.indicated else scaled

    def masked(self, features: np.ndarray, known: np.ndarray) -> np.ndarray:
        """`features`, as `transform` gave them, when only these maps are known."""
        there = known[:, :1].astype(float)
        if not self.indicated:
            return features * there
        return np.hstack([features[:, :-1] * there, 1.0 - there])

    def emit(self, graph: Graph, values: str, known: str) -> str:
        """The same as nodes: one product gives left, right and the parcels' fractions."""
        there = graph.columns(known, 0, 1)
        totals = np.zeros((CELLS, 2 + self.parcels))
        totals[:, 0], totals[:, 1] = is_left() * CELL_ML, ~is_left() * CELL_ML
        totals[self.cells, 2:] = self.weights
        product = graph.op("MatMul", graph.op("Mul", values, known), graph.constant(totals))
        left, right = (graph.columns(product, i, i + 1) for i in (0, 1))
        volume = graph.op("Add", left, right)
        offset = graph.constant(np.array([OFFSET_ML]))
        logs = [graph.op("Log", graph.op("Add", part, offset)) for part in (volume, left, right)]
        divisor = graph.op("Max", volume, graph.constant(np.array([1e-3])))
        asymmetry = graph.op("Div", graph.op("Sub", left, right), divisor)
        hit = graph.op("Sqrt", graph.columns(product, 2, 2 + self.parcels))
        features = graph.op("Concat", *logs, asymmetry, hit, axis=1)
        clipped = graph.op("Min", graph.op("Max", features, graph.constant(self.low)), graph.constant(self.high))
        scaled = graph.op("Div", graph.op("Sub", clipped, graph.constant(self.centre)), graph.constant(self.scale))
        scaled = graph.op("Mul", scaled, there)
        if not self.indicated:
            return scaled
        return graph.op("Concat", scaled, graph.op("Sub", graph.constant(np.ones(1)), there), axis=1)
