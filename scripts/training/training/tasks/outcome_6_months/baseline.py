"""From the trial's baseline form to inputs: the portable set that ships, and the sets it is measured against."""

from typing import Any

import numpy as np
import pandas as pd

from ...declaration import ChoiceInput, FlagInput, NumberInput
from ...sources.ist import yes_no
from .declaration import INPUTS

DEFICITS = (
    "facialWeakness", "armWeakness", "legWeakness", "aphasia", "hemianopia", "visuospatialNeglect",
    "brainstemOrCerebellarSigns", "otherDeficit",
)  # fmt: skip
PORTABLE = ("AGE", "SEX", "RSBP", "RCONSC", "RATRIAL", "RCT", "RVISINF", *(f"RDEF{i}" for i in range(1, 9)), "STYPE")
BASELINE = (*PORTABLE, "RDELAY", "RSLEEP", "RASP3")

# Everything on the form, country proxies included: a reference for the gates, never shipped.
ALL_INPUTS: tuple[Any, ...] = (
    *(declared for declared in INPUTS if declared.id not in (*DEFICITS, "infarctVisible")),
    FlagInput("infarctVisible", "infarct visible on a CT that was done"),
    FlagInput("ctDone", "CT done"),
    NumberInput("logDelay", "ln hours since onset", "1", 0, 4),
    FlagInput("onWaking", "symptoms noted on waking"),
    FlagInput("aspirin", "aspirin in the last three days"),
    *(ChoiceInput(name, name, ("no", "yes", "cannot-assess")) for name in DEFICITS),
)
AGE_ONLY = tuple(declared for declared in INPUTS if declared.id == "ageYears")
AGE_CONSCIOUSNESS_DEFICITS = tuple(d for d in INPUTS if d.id in ("ageYears", "consciousness", *DEFICITS))


def portable(frame: pd.DataFrame) -> dict[str, np.ndarray]:
    """The portable inputs by id. Whether an infarct is visible is unknown when no CT was done; a deficit
    that could not be assessed and a rhythm that was not recorded are unknown."""
    return {
        "ageYears": frame["AGE"].to_numpy(dtype=float),
        "sex": _named(frame["SEX"], {"F": "female", "M": "male"}),
        "systolicMmHg": frame["RSBP"].to_numpy(dtype=float),
        "consciousness": _named(frame["RCONSC"], {"F": "alert", "D": "drowsy", "U": "unconscious"}),
        "atrialFibrillation": yes_no(frame["RATRIAL"]),
        "infarctVisible": np.where(frame["RCT"] == "Y", yes_no(frame["RVISINF"]), np.nan),
        "ocspSyndrome": _named(
            frame["STYPE"], {"TACS": "tacs", "PACS": "pacs", "LACS": "lacs", "POCS": "pocs", "OTH": "other"}
        ),
    } | {name: yes_no(frame[f"RDEF{i}"]) for i, name in enumerate(DEFICITS, start=1)}


def everything(frame: pd.DataFrame) -> dict[str, np.ndarray]:
    """The inputs of the reference set by id, with what could not be assessed as a value of its own."""
    words = {"Y": "yes", "N": "no", "C": "cannot-assess"}
    return (
        portable(frame)
        | {name: _named(frame[f"RDEF{i}"], words) for i, name in enumerate(DEFICITS, start=1)}
        | {
            "infarctVisible": yes_no(frame["RVISINF"]),
            "ctDone": yes_no(frame["RCT"]),
            "logDelay": np.log(np.clip(frame["RDELAY"].to_numpy(dtype=float), 1, None)),
            "onWaking": yes_no(frame["RSLEEP"]),
            "aspirin": yes_no(frame["RASP3"]),
        }
    )


def _named(column: pd.Series, names: dict[str, str]) -> np.ndarray:
    return column.map(names).to_numpy(dtype=object)
