"""From a site's registry to the rows a model learns from: who is left out, which inputs there are, what is held out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..cohort import Cohort, encode
from .columns import Column, as_input
from .registry import Registry, RegistryError

LEAST_KNOWN = 0.5
"""An input that fewer of the site's rows have is left out of its model."""

HELD_OUT_SHARE = 0.2

LEAST_ROWS = 30
LEAST_OF_EACH = 15
"""With fewer nothing can be held out; what it takes to be served, the gates say."""


@dataclass(frozen=True)
class SiteCohort:
    """`development` and `later` are the row numbers of `cohort`; `rows` the registry's rows in the same order."""

    inputs: tuple[Any, ...]
    cohort: Cohort
    rows: pd.DataFrame
    development: np.ndarray
    later: np.ndarray
    without_outcome: int
    unused_inputs: tuple[str, ...]


def site_cohort(
    registry: Registry, columns: tuple[Column, ...], outcome: str, lesions: tuple[Any, np.ndarray] | None = None
) -> SiteCohort:
    """
    Rows whose outcome is recorded, in the registry's order: the last fifth is held out as the later rows. `lesions`
    are the input of the lesion map and its columns for every row of the registry.

    Raises RegistryError with the code too-few-rows when there is nothing to validate on, no-inputs when no input is
    known often enough.
    """
    has = registry.rows[outcome].notna().to_numpy()
    rows = registry.rows[has].reset_index(drop=True)
    seen = rows[outcome].value_counts()
    rarest = len(rows) if len(seen) != 2 else int(seen.min())
    if len(rows) < LEAST_ROWS or len(seen) < 2 or rarest < LEAST_OF_EACH:
        raise RegistryError(
            "too-few-rows",
            f"column {outcome}: {len(rows)} rows have a value; at least {LEAST_ROWS} are needed, and {LEAST_OF_EACH} of "
            "each when it is yes or no. The gates ask for more",
        )
    used = [column for column in columns if column.required or rows[column.id].notna().mean() >= LEAST_KNOWN]
    if not used:
        raise RegistryError("no-inputs", "no input is known in half of the rows")
    inputs = tuple(as_input(column) for column in used)
    values, known = encode(inputs, {column.id: rows[column.id].to_numpy() for column in used})
    if lesions is not None:
        inputs += (lesions[0],)
        values = np.hstack([values, lesions[1][has]])
        known = np.hstack([known, np.ones_like(lesions[1][has])])
    first_later = len(rows) - int(round(HELD_OUT_SHARE * len(rows)))
    numbers = np.arange(len(rows))
    return SiteCohort(
        inputs,
        Cohort(values, known, rows[outcome].to_numpy(dtype=float)),
        rows,
        numbers[:first_later],
        numbers[first_later:],
        len(registry.rows) - len(rows),
        tuple(column.id for column in columns if column not in used),
    )
