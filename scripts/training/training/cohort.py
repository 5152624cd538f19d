"""The rows a model learns from: values, what is known of them, the outcome, the group left out whole."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .declaration import columns_of


@dataclass(frozen=True)
class Cohort:
    """`values` and `known` are [rows, columns]; `outcome` is a class number, 0/1, or a quantity."""

    values: np.ndarray
    known: np.ndarray
    outcome: np.ndarray
    groups: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.outcome)

    def take(self, index: np.ndarray) -> "Cohort":
        groups = None if self.groups is None else self.groups[index]
        return Cohort(self.values[index], self.known[index], self.outcome[index], groups)


def encode(inputs: tuple[Any, ...], series: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Columns of tabular inputs from one array each: numbers (NaN unknown), flags (1, 0, NaN), or the
    names of a choice (None or NaN unknown). Raises ValueError for a name that is not declared."""
    values: list[np.ndarray] = []
    known: list[np.ndarray] = []
    for declared in inputs:
        raw = series[declared.id]
        if hasattr(declared, "values"):
            column, there = _choice(declared, raw)
        else:
            column = np.asarray(raw, dtype=float)[:, None]
            there = np.isfinite(column)
        values.append(np.where(there, column, 0.0))
        known.append(np.broadcast_to(there, column.shape).astype(float))
    return np.hstack(values), np.hstack(known)


def _choice(declared: Any, raw: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    names = np.array([name if isinstance(name, str) else "" for name in raw])
    strange = set(names) - set(declared.values) - {""}
    if strange:
        raise ValueError(f"{declared.id}: values that are not declared")
    column = np.stack([names == value for value in declared.values[1:]], axis=1).astype(float)
    return column, (names != "")[:, None]


def mask_inputs(
    inputs: tuple[Any, ...], known: np.ndarray, rates: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """`known` with each input taken away at the row's rate, all its columns together; required stay."""
    masked = known.copy()
    for declared, columns in zip(inputs, columns_of(inputs).values()):
        away = rng.random(len(known)) < rates
        if not declared.required:
            masked[away, columns] = 0.0
    return masked


def without_input(inputs: tuple[Any, ...], known: np.ndarray, input_id: str) -> np.ndarray:
    """`known` with one input taken away from every row."""
    masked = known.copy()
    masked[:, columns_of(inputs)[input_id]] = 0.0
    return masked


def without_several(
    inputs: tuple[Any, ...], known: np.ndarray, count: int, rng: np.random.Generator
) -> np.ndarray:
    """`known` with `count` inputs, drawn anew for every row, taken away; required ones stay."""
    masked = known.copy()
    optional = [columns for declared, columns in zip(inputs, columns_of(inputs).values()) if not declared.required]
    away = rng.random((len(known), len(optional))).argsort(axis=1) < count
    for number, columns in enumerate(optional):
        masked[away[:, number], columns] = 0
    return masked
