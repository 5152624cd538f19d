"""Columns of a registry file: one declaration for the reader of the file and for the inputs of a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..declaration import ChoiceInput, FlagInput, NumberInput

Kind = Literal["number", "flag", "choice", "month", "file"]


@dataclass(frozen=True)
class Column:
    """One column of `registry.csv`. An empty cell is a missing value unless the column is `required`."""

    id: str
    label: str
    kind: Kind
    unit: str = ""
    low: float = float("-inf")
    high: float = float("inf")
    whole: bool = False
    """Only whole numbers, as the clinical core has it: a scale, a count, completed years."""
    values: tuple[str, ...] = ()
    """Of a choice; the first is the reference."""
    fact: str | None = None
    """The fact of the clinical core that holds the same, in the same unit."""
    required: bool = False
    """The file must have the column, and every row a value."""


AGE = Column("ageYears", "age", "number", "a", 0, 120, whole=True, fact="ageYears")
SEX = Column("sex", "sex", "choice", values=("female", "male"), fact="sex")

MONTH = Column("month", "month of treatment or of the first examination", "month", required=True)
"""Orders the rows of an event's registry: the last fifth is held out."""

LESION = Column("lesion", "file name of the lesion mask in the folder lesions", "file", required=True)
"""A NIfTI mask of 0 and 1 in standard space for each row."""


def as_input(column: Column) -> NumberInput | FlagInput | ChoiceInput:
    """The column as the input of a model. Raises ValueError for a month or a file, which is none."""
    if column.kind == "number":
        return NumberInput(
            column.id, column.label, column.unit, column.low, column.high, fact=column.fact, required=column.required
        )
    if column.kind == "flag":
        return FlagInput(column.id, column.label, fact=column.fact, required=column.required)
    if column.kind == "choice":
        return ChoiceInput(column.id, column.label, column.values, fact=column.fact, required=column.required)
    raise ValueError(f"{column.id} is no input")
