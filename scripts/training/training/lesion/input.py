"""The declaration of a lesion map as an input of a task."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .block import LesionBlock
from .grid import CELL_MM, CELLS, MAXIMUM_ML, SHAPE, declared

VOXELS_PER_CELL = np.float32(CELL_MM**3)


@dataclass(frozen=True)
class LesionMapInput:
    """A mask in standard space, reduced to the grid; `parcels` is how many locations are learned from it."""

    id: str
    label: str
    parcels: int
    required: bool = False
    width: int = CELLS
    sparse: bool = True

    def declared(self, first: int, trained: object) -> dict[str, Any]:
        """Its entry in the manifest."""
        entry: dict[str, Any] = {"id": self.id, "label": self.label, "kind": "lesion-map", "grid": declared()}
        if self.required:
            entry["required"] = True
        return entry | {"limits": {"maximumMl": MAXIMUM_ML}, "columns": {"first": first, "count": CELLS}}

    def block(self) -> LesionBlock:
        return LesionBlock(self.parcels, not self.required)

    def generate(self, rng: np.random.Generator, rows: int) -> np.ndarray:
        """Maps of one to three soft spheres at random places in the box: nobody's lesion."""
        place = np.stack(np.meshgrid(*[np.arange(n) for n in SHAPE], indexing="ij"), axis=-1).reshape(-1, 3)
        maps = np.zeros((rows, CELLS), dtype=np.float32)
        for row in maps:
            for _ in range(rng.integers(1, 4)):
                centre = rng.uniform((3, 3, 3), np.subtract(SHAPE, 4))
                radius = rng.uniform(0.5, 4.0)
                np.maximum(row, np.clip(radius - np.linalg.norm(place - centre, axis=1), 0, 1), out=row)
        return np.round(maps * VOXELS_PER_CELL, out=maps) / VOXELS_PER_CELL
