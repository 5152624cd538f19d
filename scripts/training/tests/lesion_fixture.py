"""Writes the generated mask that ties the grid here to the grid of the service (run from scripts/training):

python -m tests.lesion_fixture
"""

import gzip
import json
from pathlib import Path

import nibabel
import numpy as np

from training.lesion.grid import CELL_ML, LOWEST_CENTRE, VOXELS, cells_of_file, is_left

FOLDER = Path(__file__).resolve().parents[3] / "test" / "fixtures" / "inference" / "lesion"
MASK, CELLS_FILE = FOLDER / "generated-mask.nii.gz", FOLDER / "generated-mask.json"
BALLS = [((-31, -20, 12), 21), ((4, 30, 5), 9), ((70, -100, -46), 14), ((-2, 70, 80), 12)]
"""Centre and radius in mm: left, across the midline, and against three faces of the box."""


def generated_mask() -> np.ndarray:
    """Balls in standard space, axes from low to high."""
    x, y, z = np.ogrid[tuple(slice(low, low + n) for low, n in zip(LOWEST_CENTRE, VOXELS))]
    balls = [(x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2 <= r * r for (a, b, c), r in BALLS]
    return np.any(balls, axis=0).astype(np.uint8)


def answers() -> dict[str, object]:
    """What the grid gives for the file: every cell that is not 0, and the volumes."""
    cells = cells_of_file(MASK)
    left = float(cells[is_left()].sum(dtype=float) * CELL_ML)
    right = float(cells[~is_left()].sum(dtype=float) * CELL_ML)
    return {
        "leftMl": round(left, 3),
        "rightMl": round(right, 3),
        "cells": {str(i): float(cells[i]) for i in np.flatnonzero(cells)},
    }


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    affine = np.diag([-1.0, 1.0, 1.0, 1.0])
    affine[:3, 3] = (-LOWEST_CENTRE[0], *LOWEST_CENTRE[1:])
    image = nibabel.Nifti1Image(generated_mask()[::-1], affine)
    image.header.set_data_dtype(np.uint8)
    MASK.write_bytes(gzip.compress(image.to_bytes(), mtime=0))
    CELLS_FILE.write_text(json.dumps(answers(), indent=2) + "\n")


if __name__ == "__main__":
    main()
