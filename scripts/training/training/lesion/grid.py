"""The coarse standard-space grid: each cell holds the fraction of its voxels that is lesion.

The service builds the same columns in server/inference/lesion; test/fixtures/inference/lesion ties the two.
"""

from pathlib import Path
from typing import Any

import nibabel
import numpy as np

SPACE = "MNI152, 1 mm"
VOXELS = (157, 189, 136)
LOWEST_CENTRE = (-78, -112, -50)
ORIGIN = (-80, -112, -50)
CELL_MM = 8
SHAPE = (20, 24, 17)
CELLS = SHAPE[0] * SHAPE[1] * SHAPE[2]
CELL_ML = CELL_MM**3 / 1000
MAXIMUM_ML = 500.0


class MaskError(ValueError):
    """A mask that no model may be given: says why, without naming whose it is."""


def declared() -> dict[str, Any]:
    """The grid as the manifest states it."""
    return {
        "space": SPACE,
        "voxels": list(VOXELS),
        "origin": list(ORIGIN),
        "cellMm": CELL_MM,
        "shape": list(SHAPE),
    }


def cells_of_file(path: Path) -> np.ndarray:
    """The columns [CELLS] of a NIfTI mask in standard space, in whichever orientation it is stored. Raises
    MaskError when the space is another, the mask is not binary, empty, or larger than MAXIMUM_ML."""
    image = nibabel.as_closest_canonical(nibabel.load(path))
    wanted = np.eye(4)
    wanted[:3, 3] = LOWEST_CENTRE
    if image.shape != VOXELS or not np.allclose(image.affine, wanted, atol=1e-3):
        raise MaskError("not in standard space")
    return cells_of(np.asanyarray(image.dataobj))


def cells_of(mask: np.ndarray) -> np.ndarray:
    """The columns [CELLS] of a 0/1 mask whose axes run from low to high x, y and z."""
    if not np.isin(mask, (0, 1)).all():
        raise MaskError("not a mask of 0 and 1")
    volume = mask.sum(dtype=np.int64) / 1000
    if volume == 0 or volume > MAXIMUM_ML:
        raise MaskError("empty" if volume == 0 else f"larger than {MAXIMUM_ML:g} ml")
    box = np.zeros(np.multiply(SHAPE, CELL_MM), dtype=np.uint16)
    start = np.subtract(LOWEST_CENTRE, ORIGIN)
    stop = start + VOXELS
    box[start[0] : stop[0], start[1] : stop[1], start[2] : stop[2]] = mask
    x, y, z = SHAPE
    counts = box.reshape(x, CELL_MM, y, CELL_MM, z, CELL_MM).sum(axis=(1, 3, 5))
    return (counts / CELL_MM**3).astype(np.float32).ravel()


def is_left() -> np.ndarray:
    """[CELLS] whether a cell lies left of the midline (x < 0); no cell crosses it."""
    left = ORIGIN[0] + CELL_MM * np.arange(SHAPE[0]) < 0
    return np.repeat(left, SHAPE[1] * SHAPE[2])
