"""From raw values and the known mask to the design matrix the three methods share.

Everything is learned on training rows and written into the graph: clipping to the trained range,
scaling, filling with the training mean (0 after scaling), squares, one missing indicator per input.
"""

from typing import Any

import numpy as np

from .declaration import columns_of
from .export.graph import Graph


class Preprocessing:
    """Tabular inputs first, then inputs with a block of their own (for example a lesion map)."""

    def __init__(self, inputs: tuple[Any, ...]) -> None:
        self.inputs = inputs
        self.blocks = [(columns, declared.block()) for declared, columns in zip(inputs, columns_of(inputs).values())]
        own = [block is not None for _, block in self.blocks]
        if own != sorted(own):
            raise ValueError("tabular inputs come before inputs with a block of their own")
        self.tabular = sum(declared.width for declared, has in zip(inputs, own) if not has)
        self.blocks = [(columns, block) for columns, block in self.blocks if block is not None]
        plain = [declared for declared, has in zip(inputs, own) if not has]
        starts = columns_of(tuple(plain))
        self.squared = [starts[d.id].start for d in plain if getattr(d, "square", False)]
        self.indicated = [starts[d.id].start for d in plain if not d.required]

    def fit(self, values: np.ndarray, known: np.ndarray) -> "Preprocessing":
        """Learns range, centre and scale from the known values of the training rows."""
        x, k = values[:, : self.tabular], known[:, : self.tabular] > 0
        seen = np.where(k, x, np.nan)
        if not k.any(axis=0).all():
            raise ValueError("an input is unknown in every training row")
        self.low, self.high = np.nanmin(seen, axis=0), np.nanmax(seen, axis=0)
        self.centre = np.nanmean(seen, axis=0)
        spread = np.nanstd(seen, axis=0)
        self.scale = np.where(spread > 0, spread, 1.0)
        squares = ((seen - self.centre) / self.scale)[:, self.squared] ** 2
        self.square_centre = np.nanmean(squares, axis=0) if self.squared else np.zeros(0)
        spread = np.nanstd(squares, axis=0) if self.squared else np.zeros(0)
        self.square_scale = np.where(spread > 0, spread, 1.0)
        for columns, block in self.blocks:
            block.fit(values[:, columns], known[:, columns])
        return self

    @property
    def indicators(self) -> list[int]:
        """The columns of the design matrix that are 1 where an input is unknown."""
        first = self.tabular + len(self.squared)
        found = list(range(first, first + len(self.indicated)))
        end = first + len(self.indicated)
        for _, block in self.blocks:
            end += block.width_out
            found += [end - 1] * block.indicated
        return found

    def transform(self, values: np.ndarray, known: np.ndarray) -> np.ndarray:
        """The design matrix [rows, width]."""
        values, known = np.asarray(values, dtype=float), np.asarray(known, dtype=float)
        x, k = values[:, : self.tabular], known[:, : self.tabular]
        scaled = (np.clip(x, self.low, self.high) - self.centre) / self.scale * k
        squares = (scaled[:, self.squared] ** 2 - self.square_centre) / self.square_scale * k[:, self.squared]
        parts = [scaled, squares, 1.0 - k[:, self.indicated]]
        parts += [block.transform(values[:, columns], known[:, columns]) for columns, block in self.blocks]
        return np.hstack(parts)

    def masked(self, design: np.ndarray, known: np.ndarray) -> np.ndarray:
        """`design` (the transform of these rows) when only what `known` says is known; nothing is computed anew."""
        k = known[:, : self.tabular].astype(float)
        kept = np.hstack([k, k[:, self.squared]])
        width = kept.shape[1] + len(self.indicated)
        parts = [design[:, : kept.shape[1]] * kept, 1.0 - k[:, self.indicated]]
        for columns, block in self.blocks:
            parts.append(block.masked(design[:, width : width + block.width_out], known[:, columns]))
            width += block.width_out
        return np.hstack(parts)

    def emit(self, graph: Graph) -> str:
        """The same steps as nodes; returns the name of the design tensor."""
        values, known = "values", "known"
        if self.blocks:
            values = graph.columns("values", 0, self.tabular)
            known = graph.columns("known", 0, self.tabular)
        clipped = graph.op("Min", graph.op("Max", values, graph.constant(self.low)), graph.constant(self.high))
        scaled = graph.op("Div", graph.op("Sub", clipped, graph.constant(self.centre)), graph.constant(self.scale))
        scaled = graph.op("Mul", scaled, known)
        parts = [scaled]
        if self.squared:
            pick = graph.constant(np.eye(self.tabular)[:, self.squared])
            root = graph.op("MatMul", scaled, pick)
            square = graph.op("Sub", graph.op("Mul", root, root), graph.constant(self.square_centre))
            square = graph.op("Div", square, graph.constant(self.square_scale))
            parts.append(graph.op("Mul", square, graph.op("MatMul", known, pick)))
        if self.indicated:
            pick = graph.constant(np.eye(self.tabular)[:, self.indicated])
            parts.append(graph.op("Sub", graph.constant(np.ones(1)), graph.op("MatMul", known, pick)))
        for columns, block in self.blocks:
            own = [graph.columns(name, columns.start, columns.stop) for name in ("values", "known")]
            parts.append(block.emit(graph, *own))
        return graph.op("Concat", *parts, axis=1) if len(parts) > 1 else parts[0]
