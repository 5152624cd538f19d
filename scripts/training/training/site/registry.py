"""
A site's registry: a folder with `registry.csv`, one row for each treated person, and `registry.json`, which
describes it. Read strictly: a column that the task does not declare is refused by name, since whatever was
written down after treatment would tell the outcome; a value that cannot be is refused by row and column. Messages
name the row and the column, never the value: it may be a patient's.

A first line that begins with `#` is a watermark. It is carried to everything that is made from the file, so that a
generated registry cannot become a model that looks trained on patients.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Sequence

import numpy as np
import pandas as pd

from ..refused import Refused
from .columns import Column

DESCRIPTION_KEYS = ("name", "population", "citation", "licence", "notice")
"""What registry.json must say, as texts that are shown."""

RESPONSIBLE = "responsible"
"""Who at the site signed the model card and answers for the model: a gate asks for it."""

SCALE_KEYS = ("scaleName", "scaleLow", "scaleHigh")
"""The scale of a score that is predicted; `outcome` names one of the task's outcomes."""


class RegistryError(Refused):
    """The registry cannot be used. `code` is one of a closed list; the message names row and column, no value."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code


@dataclass(frozen=True)
class Registry:
    """
    Rows in order of the month where the file has one; numbers and flags as float, NaN where missing; choices and
    months as text, NaN or None where missing. A column that the file lacks is missing in every row.
    """

    rows: pd.DataFrame
    description: dict[str, Any]
    watermark: str | None


def read_registry(folder: Path, columns: Sequence[Column]) -> Registry:
    """
    Reads and checks `folder/registry.csv` and `folder/registry.json`.

    Raises RegistryError with the codes file-missing, description-incomplete, not-csv, no-rows, column-twice,
    column-unknown, column-missing, value-missing, not-a-number, not-whole, out-of-range, not-allowed, not-a-month, not-a-file-name.
    """
    watermark, table = _read_table(folder / "registry.csv")
    _check_header(list(table.columns), columns)
    if table.empty:
        raise RegistryError("no-rows", "registry.csv has a header and nothing else")
    parsed = {column.id: _parse(table, column) for column in columns}
    rows = pd.DataFrame(parsed)
    months = [column.id for column in columns if column.kind == "month"]
    if months:
        rows = rows.sort_values(months[0], kind="stable").reset_index(drop=True)
    return Registry(rows, read_description(folder), watermark)


def _read_table(path: Path) -> tuple[str | None, pd.DataFrame]:
    if not path.is_file():
        raise RegistryError("file-missing", "the data folder has no registry.csv")
    try:
        text = path.read_text(encoding="utf-8-sig")
        first, _, rest = text.partition("\n")
        watermark = first[1:].strip() if first.startswith("#") else None
        body = text if watermark is None else rest
        # As text throughout: "NA" or "null" in a cell is a mistake to be told, not a missing value.
        table = pd.read_csv(io.StringIO(body), dtype=str, keep_default_na=False, index_col=False)
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise RegistryError("not-csv", "registry.csv is not a UTF-8 table with a header") from error
    return watermark, table


def _check_header(header: list[str], columns: Sequence[Column]) -> None:
    known = {column.id for column in columns}
    # pandas renames a repeated column to "name.1".
    repeated = [name for name in header if name not in known and name.rsplit(".", 1)[0] in known]
    if repeated:
        raise RegistryError("column-twice", ", ".join(name.rsplit(".", 1)[0] for name in repeated))
    unknown = [name for name in header if name not in known]
    if unknown:
        raise RegistryError(
            "column-unknown",
            f"{', '.join(unknown)}: not declared by the task. Take it out; what became known after treatment "
            "must not be an input",
        )
    lacking = [column.id for column in columns if column.required and column.id not in header]
    if lacking:
        raise RegistryError("column-missing", ", ".join(lacking))


def _parse(table: pd.DataFrame, column: Column) -> pd.Series:
    if column.id not in table.columns:
        return pd.Series([np.nan if column.kind in ("number", "flag") else None] * len(table))
    cells = table[column.id].str.strip()
    empty = cells == ""
    if column.required and empty.any():
        raise RegistryError("value-missing", _place(empty, column))
    if column.kind in ("number", "flag"):
        numbers = pd.to_numeric(cells.where(~empty), errors="coerce").astype(float)
        _refuse("not-a-number", ~empty & ~np.isfinite(numbers), column)
        if column.kind == "flag":
            _refuse("not-allowed", ~empty & ~numbers.isin([0.0, 1.0]), column, "0 or 1")
        limits = f"{column.low:g} to {column.high:g} {column.unit}".strip()
        if column.whole:
            _refuse("not-whole", ~empty & (numbers % 1 != 0), column)
        _refuse("out-of-range", (numbers < column.low) | (numbers > column.high), column, limits)
        return numbers
    if column.kind == "choice":
        _refuse("not-allowed", ~empty & ~cells.isin(column.values), column, ", ".join(column.values))
    elif column.kind == "month":
        shaped = cells.str.fullmatch(r"\d{4}-(0[1-9]|1[0-2])")
        _refuse("not-a-month", ~empty & ~shaped, column, "YYYY-MM")
    else:
        plain = cells.str.fullmatch(r"[A-Za-z0-9_-]+\.nii(\.gz)?")
        _refuse("not-a-file-name", ~empty & ~plain, column, "NAME.nii or NAME.nii.gz, without a folder")
    return cells.where(~empty, None)


def _refuse(code: str, wrong: pd.Series, column: Column, allowed: str = "") -> None:
    if wrong.any():
        raise RegistryError(code, _place(wrong, column) + (f", allowed: {allowed}" if allowed else ""))


def _place(wrong: pd.Series, column: Column) -> str:
    others = int(wrong.sum()) - 1
    row = int(np.flatnonzero(wrong.to_numpy())[0]) + 1
    return f"row {row}, column {column.id}" + (f" (and {others} more rows)" if others else "")


def read_description(folder: Path) -> dict[str, Any]:
    """
    `folder/registry.json`: DESCRIPTION_KEYS, and where they are given RESPONSIBLE, `outcome` and SCALE_KEYS. Raises
    RegistryError with the codes file-missing, description-incomplete.
    """
    told = read_json(folder)
    lacking = [key for key in DESCRIPTION_KEYS if not isinstance(told.get(key), str) or not told[key].strip()]
    if lacking:
        raise RegistryError("description-incomplete", f"registry.json lacks {', '.join(lacking)}")
    return {key: told[key] for key in (*DESCRIPTION_KEYS, RESPONSIBLE, "outcome", *SCALE_KEYS) if key in told}


def read_json(folder: Path) -> dict[str, Any]:
    """The object in `folder/registry.json`, empty when it is another value. Raises RegistryError."""
    path = folder / "registry.json"
    if not path.is_file():
        raise RegistryError("file-missing", "the data folder has no registry.json")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RegistryError("description-incomplete", "registry.json is not JSON") from error
    return found if isinstance(found, dict) else {}


def signed_by(description: dict[str, Any]) -> str | None:
    """Who answers for the model at the site; nothing when nobody is named."""
    name = description.get(RESPONSIBLE)
    return name.strip() if isinstance(name, str) and name.strip() else None
