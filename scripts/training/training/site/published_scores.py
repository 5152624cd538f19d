"""
Totals of the published bleeding scores for the rows of a registry. They are computed by the product's own clinical
core (scripts/training/score-rows.ts), the one that serves patients: no second implementation, no second set of
mistakes.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Sequence

import numpy as np
import pandas as pd

from ..refused import Refused
from .columns import Column

REPOSITORY = Path(__file__).resolve().parents[4]
SCRIPT = Path("scripts/training/score-rows.ts")


class ScoreRowsError(Refused):
    """The scores could not be computed; the message names row and field, no value."""


def published_totals(rows: pd.DataFrame, columns: Sequence[Column]) -> dict[str, np.ndarray]:
    """
    By score id, an array of shape [rows, 2]: the lowest and the highest total that the missing inputs allow; equal
    where nothing is missing that the score needs.

    Raises ScoreRowsError when Node.js or the product is not there, or a row is refused.
    """
    lines = "".join(json.dumps(_facts(row, columns)) + "\n" for _, row in rows.iterrows())
    try:
        done = subprocess.run(
            ["npx", "--no-install", "tsx", str(SCRIPT)],
            input=lines,
            capture_output=True,
            text=True,
            cwd=REPOSITORY,
            check=False,
        )
    except FileNotFoundError as error:
        raise ScoreRowsError("Node.js is not installed: the scores are computed by the product's own code") from error
    if done.returncode != 0:
        last = done.stderr.strip().rpartition("\n")[2]
        raise ScoreRowsError(last if last.startswith("row ") else f"{SCRIPT} did not run: npm ci installs what it needs")
    totals = [json.loads(line) for line in done.stdout.splitlines()]
    if len(totals) != len(rows):
        raise ScoreRowsError("score-rows.ts answered another number of rows")
    return {score: np.array([[t[score]["low"], t[score]["high"]] for t in totals], float) for score in totals[0]}


def _facts(row: pd.Series, columns: Sequence[Column]) -> dict[str, object]:
    known = [(column, row[column.id]) for column in columns if not pd.isna(row[column.id])]
    return {column.id: _plain(column, value) for column, value in known}


def _plain(column: Column, value: object) -> object:
    if column.kind == "flag":
        return bool(value)
    if column.id == "glucose":
        return {"value": float(value), "unit": column.unit}  # type: ignore[arg-type]
    return float(value) if column.kind == "number" else value  # type: ignore[arg-type]
