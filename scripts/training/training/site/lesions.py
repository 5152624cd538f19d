"""The lesion masks of a registry: one NIfTI file in standard space for each row, in the folder `lesions`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from ..lesion.grid import MaskError, cells_of_file
from ..lesion.input import LesionMapInput
from .columns import LESION
from .declaration import SiteTask
from .registry import Registry, RegistryError


def lesion_maps(task: SiteTask, registry: Registry, folder: Path) -> tuple[Any, np.ndarray] | None:
    """
    The input and its columns for every row; nothing for a task without lesion maps. Raises RegistryError with the
    codes file-missing and mask-unusable, naming the row.
    """
    if task.lesion_parcels is None:
        return None
    cells = []
    for row, name in enumerate(registry.rows[LESION.id], start=1):
        try:
            cells.append(cells_of_file(folder / "lesions" / name))
        except FileNotFoundError as error:
            raise RegistryError("file-missing", f"row {row}: its lesion mask is not in the folder lesions") from error
        except MaskError as error:
            raise RegistryError("mask-unusable", f"row {row}: the lesion mask is {error}") from error
    return LesionMapInput("lesionMap", "lesion map", task.lesion_parcels, required=True), np.stack(cells)
