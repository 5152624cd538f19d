"""What a task declares: its inputs with units and allowed range, its outputs, its data, its design.

The manifest is written from these declarations and from nothing else, so that the service reads a
value exactly as the training did.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np


class Tabular:
    """What the inputs made of plain columns have in common: no preprocessing of their own."""

    def block(self) -> None:
        return None


@dataclass(frozen=True)
class NumberInput(Tabular):
    """A quantity. `low` and `high` bound what is accepted at all, in `unit`; `square` adds its square."""

    id: str
    label: str
    unit: str
    low: float
    high: float
    fact: str | None = None
    square: bool = False
    required: bool = False
    width: int = 1

    def declared(self, first: int, trained: tuple[float, float]) -> dict[str, Any]:
        return _common(self) | {
            "kind": "number",
            "unit": self.unit,
            "allowed": {"low": self.low, "high": self.high},
            "trained": {"low": trained[0], "high": trained[1]},
            "columns": [first],
        }

    def generate(self, rng: np.random.Generator, rows: int) -> np.ndarray:
        return rng.uniform(self.low, self.high, (rows, 1))


@dataclass(frozen=True)
class FlagInput(Tabular):
    """A sign that is there or not. `true_when` names the values of a choice fact that mean yes, or is
    {"atLeast": n} or {"atMost": n} for a number fact."""

    id: str
    label: str
    fact: str | None = None
    true_when: tuple[str, ...] | dict[str, float] | None = None
    required: bool = False
    width: int = 1

    def declared(self, first: int, trained: tuple[float, float]) -> dict[str, Any]:
        declared = _common(self) | {"kind": "flag", "columns": [first]}
        if self.true_when is not None:
            declared["trueWhen"] = list(self.true_when) if isinstance(self.true_when, tuple) else self.true_when
        return declared

    def generate(self, rng: np.random.Generator, rows: int) -> np.ndarray:
        return rng.integers(0, 2, (rows, 1)).astype(float)


@dataclass(frozen=True)
class ChoiceInput(Tabular):
    """One of several values: one 0/1 column for each value after the first, which is the reference."""

    id: str
    label: str
    values: tuple[str, ...]
    fact: str | None = None
    required: bool = False

    @property
    def width(self) -> int:
        return len(self.values) - 1

    def declared(self, first: int, trained: tuple[float, float]) -> dict[str, Any]:
        return _common(self) | {
            "kind": "choice",
            "values": list(self.values),
            "columns": list(range(first, first + self.width)),
        }

    def generate(self, rng: np.random.Generator, rows: int) -> np.ndarray:
        return np.eye(len(self.values))[rng.integers(0, len(self.values), rows)][:, 1:]


def _common(declared: NumberInput | FlagInput | ChoiceInput) -> dict[str, Any]:
    common: dict[str, Any] = {"id": declared.id, "label": declared.label}
    if declared.fact is not None:
        common["fact"] = declared.fact
    if declared.required:
        common["required"] = True
    return common


@dataclass(frozen=True)
class Output:
    """One predicted quantity with the definition that is shown beside every figure."""

    id: str
    label: str
    definition: str
    unit: str = "%"
    limits: tuple[float, float] | None = None


@dataclass(frozen=True)
class Combined:
    """An outcome whose probability is the sum of others."""

    id: str
    label: str
    definition: str
    sum_of: tuple[str, ...]


@dataclass(frozen=True)
class DataSource:
    """Where the patients come from, and the notice their terms ask to be shown."""

    name: str
    citation: str
    licence: str
    notice: str
    recruited: str
    population: str
    doi: str | None = None


@dataclass(frozen=True)
class Task:
    """A whole task. `kind`: "classes" (outputs sum to 1), "binary" (outputs[0]) or "regression"."""

    id: str
    title: str
    kind: str
    grade: str
    moment: str
    statement: str
    not_for: tuple[str, ...]
    inputs: tuple[Any, ...]
    outputs: tuple[Output, ...]
    data: DataSource
    design: str
    exclusions: tuple[str, ...]
    combined: tuple[Combined, ...] = ()
    watermark: str | None = None
    task: str | None = None
    """The name on the command line, where a task makes models of several ids; else the id."""
    seed: int = 1
    version: str = "1.0.0"
    limitations: tuple[str, ...] = field(default=())

    @property
    def columns(self) -> int:
        return sum(declared.width for declared in self.inputs)


def columns_of(inputs: tuple[Any, ...]) -> dict[str, slice]:
    """The columns of every input, by its id, in the order of the declaration."""
    slices: dict[str, slice] = {}
    first = 0
    for declared in inputs:
        slices[declared.id] = slice(first, first + declared.width)
        first += declared.width
    return slices
