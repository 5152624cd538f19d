"""Stroke Outcome Optimization Project (SOOP): participants and lesion masks in standard space.

Column meanings: participants.json of the data set, OpenNeuro ds004889; Absher et al., Sci Data 2024;11:839.
"""

from dataclasses import dataclass
from pathlib import Path

import joblib
import numpy as np
import pandas as pd

from ..declaration import DataSource
from ..guard import Forbidden, refuse_leaks
from ..lesion.grid import CELLS, MaskError, cells_of_file

SOOP = DataSource(
    name="Stroke Outcome Optimization Project (SOOP)",
    citation=(
        "Absher J, Goncher S, Newman-Norlund R, et al. The stroke outcome optimization project: acute ischemic "
        "strokes from a comprehensive stroke center. Sci Data 2024;11:839. Data: OpenNeuro ds004889"
    ),
    doi="10.18112/openneuro.ds004889",
    licence="CC0 1.0",
    notice="Uses the Stroke Outcome Optimization Project data (OpenNeuro ds004889, CC0).",
    recruited="in years that the data do not state",
    population="Adults with acute ischaemic stroke and MRI during the stay at one comprehensive stroke centre in the USA",
)

FORBIDDEN = (
    Forbidden(frozenset({"gs_rankin_6isdeath"}), (), "the outcome at discharge"),
    Forbidden(frozenset({"etiology"}), (), "settled by the end of the stay"),
    Forbidden(frozenset({"participant_id"}), (), "identity"),
)
AGE_CAP = {"89+": "89"}


@dataclass(frozen=True)
class SoopTable:
    """Rows of people who have what a task needs. `maps` is [rows, CELLS], `mapped` who has a usable mask,
    `capped` whose age is only known to be 89 or more, `identity` the number of the participant."""

    frame: pd.DataFrame
    maps: np.ndarray
    mapped: np.ndarray
    capped: np.ndarray
    identity: np.ndarray


def read_soop(data: Path, inputs: tuple[str, ...], outcome: str, cache: Path | None = None) -> SoopTable:
    """People who have the outcome and every column of `inputs`. A row with nothing but an identity is empty,
    never zero; a mask that is empty or larger than 500 ml counts as none. Raises LeakageError for a column that
    is not known when the prediction is made."""
    refuse_leaks([column for column in inputs if column != outcome], *FORBIDDEN)
    needed = [*dict.fromkeys([*inputs, outcome])]
    frame = pd.read_csv(data / "participants.tsv", sep="\t", na_values="n/a", dtype={"age": str})
    frame = frame.dropna(subset=needed).reset_index(drop=True)
    capped = frame["age"].isin(list(AGE_CAP)).to_numpy()
    frame["age"] = frame["age"].replace(AGE_CAP).astype(float)
    maps = _maps(data, list(frame["participant_id"]), cache)
    identity = frame["participant_id"].str.removeprefix("sub-").astype(int).to_numpy()
    return SoopTable(frame, maps, maps.any(axis=1), capped, identity)


def _maps(data: Path, people: list[str], cache: Path | None) -> np.ndarray:
    """[people, CELLS]; a row of zeros where there is no usable mask."""
    kept = None if cache is None else cache / "lesion-maps.joblib"
    known: dict[str, np.ndarray] = joblib.load(kept) if kept is not None and kept.exists() else {}
    for person in people:
        if person not in known:
            known[person] = _map(data / "lesions" / f"{person}_lesion.nii.gz")
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        joblib.dump(known, kept)
    return np.stack([known[person] for person in people]).astype(float)


def _map(file: Path) -> np.ndarray:
    try:
        return cells_of_file(file) if file.exists() else np.zeros(CELLS, dtype=np.float32)
    except MaskError:
        return np.zeros(CELLS, dtype=np.float32)
