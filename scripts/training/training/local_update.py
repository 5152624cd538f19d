"""`python -m training update-intercept`: writes the local update file of a model from a site's patients.

The site's CSV has one row per patient, a column per input of the manifest by its id (a number in the
manifest's unit, 1 or 0 for a flag, the name for a choice, blank when unknown) and a column `outcome` with
the id of the outcome (or 1 and 0 when the model has a single one).
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from .export.model import run_model
from .intercept import estimate_shift
from .refused import Refused

OUTCOME = "outcome"


def update_intercept(model: Path, data: Path, out: Path) -> dict[str, Any]:
    """Adds the model's entry to the update file `out` (other models' entries stay) and returns it."""
    manifest = json.loads((model / "manifest.json").read_text())
    if manifest["kind"] == "regression":
        raise Refused(f"{manifest['id']} predicts a quantity: there is no intercept of odds to update")
    try:
        frame = pd.read_csv(data)
    except ValueError:
        raise Refused(f"{data.name}: cannot be read as a table") from None
    values, known = local_rows(manifest, frame)
    outcome = _outcome(manifest, frame)
    content = (model / "model.onnx").read_bytes()
    answers = run_model(content, values, known)
    shift = estimate_shift(outcome, list(answers.values()))
    entry = {
        "modelSha256": hashlib.sha256(content).hexdigest(),
        "patients": len(outcome),
        "shift": {output["id"]: round(float(s), 6) for output, s in zip(manifest["outputs"], shift)},
    }
    updates = json.loads(out.read_text()) if out.exists() else {}
    updates[manifest["id"]] = entry
    out.write_text(json.dumps(updates, indent=2) + "\n")
    return entry


def local_rows(manifest: dict[str, Any], frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """`values` and `known` [rows, columns] in the manifest's order. Raises Refused for a column that
    is no input, a value that is not allowed, or a required input that is blank."""
    inputs = {declared["id"]: declared for declared in manifest["inputs"]}
    strange = set(frame.columns) - set(inputs) - {OUTCOME}
    if strange:
        raise Refused("not inputs of the model: " + ", ".join(sorted(strange)))
    shape = (len(frame), manifest["columns"])
    values, known = np.zeros(shape), np.zeros(shape)
    for name, declared in inputs.items():
        there = frame[name].notna().to_numpy() if name in frame else np.zeros(len(frame), dtype=bool)
        if declared.get("required") and not there.all():
            raise Refused(f"{name}: required, and unknown in some rows")
        if not there.any():
            continue
        if declared["kind"] not in READERS:
            raise Refused(f"{name}: cannot be read from a table")
        columns = declared["columns"]
        values[np.ix_(there, columns)] = READERS[declared["kind"]](declared, frame.loc[there, name])
        known[np.ix_(there, columns)] = 1
    return values, known


def _number(declared: dict[str, Any], column: pd.Series) -> np.ndarray:
    numbers = pd.to_numeric(column, errors="coerce")
    allowed = declared["allowed"]
    if not numbers.between(allowed["low"], allowed["high"]).all():
        raise Refused(f"{declared['id']}: a value is no number from {allowed['low']} to {allowed['high']}")
    return numbers.to_numpy(dtype=float)[:, None]


def _flag(declared: dict[str, Any], column: pd.Series) -> np.ndarray:
    numbers = pd.to_numeric(column, errors="coerce")
    if not numbers.isin([0, 1]).all():
        raise Refused(f"{declared['id']}: a value is neither 1 nor 0")
    return numbers.to_numpy(dtype=float)[:, None]


def _choice(declared: dict[str, Any], column: pd.Series) -> np.ndarray:
    if not column.isin(declared["values"]).all():
        raise Refused(f"{declared['id']}: a value is none of {', '.join(declared['values'])}")
    return np.stack([(column == value).to_numpy(dtype=float) for value in declared["values"][1:]], axis=1)


READERS = {"number": _number, "flag": _flag, "choice": _choice}


def _outcome(manifest: dict[str, Any], frame: pd.DataFrame) -> np.ndarray:
    if OUTCOME not in frame:
        raise Refused(f"no column {OUTCOME}")
    ids = [output["id"] for output in manifest["outputs"]]
    names = {1: 1, 0: 0} if manifest["kind"] == "binary" else {name: k for k, name in enumerate(ids)}
    outcome = frame[OUTCOME].map(names)
    if outcome.isna().any():
        raise Refused(f"{OUTCOME}: a value is none of {', '.join(map(str, names))}")
    return outcome.to_numpy(dtype=int)
