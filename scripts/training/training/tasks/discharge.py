"""What the two tasks on disability at discharge share: inputs, cohort, wording."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..cohort import Cohort, encode
from ..declaration import ChoiceInput, NumberInput
from ..lesion import LesionMapInput
from ..options import Options
from ..sources.soop import read_soop

PARCELS = 32
"""Fewer than for severity-from-lesion, because fewer people have the outcome."""

CLINICAL = (
    NumberInput("nihss", "NIHSS", "{points}", 0, 42, "nihss", square=True),
    NumberInput("ageYears", "age", "a", 18, 120, "ageYears"),
    ChoiceInput("sex", "sex", ("female", "male"), "sex"),
)
INPUTS = (*CLINICAL, LesionMapInput("lesionMap", "lesion map", PARCELS))
COLUMNS = ("nihss", "age", "sex")
OUTCOME = "gs_rankin_6isdeath"

NOT_FOR = (
    "Choosing or withholding a treatment: the lesion map comes from MRI made during the stay, after any treatment",
    "Outcome at 90 days or later, which differs from disability at discharge",
    "Masks that were not brought into standard space, or of old lesions",
)
DESIGN = (
    "nested 10-fold cross-validation, settings chosen inside the training folds; and each half of the participants, "
    "by number, predicted from the other; a fifth and half of the inputs taken away at random "
    "while training"
)
EXCLUSIONS = ("NIHSS or mRS at discharge not recorded", "masks that are empty or larger than 500 ml count as no mask")
LIMITATIONS = (
    "One hospital in the USA; no cohort outside it was available.",
    "The masks are expert drawings on MRI made during the stay; which treatment was given is not recorded.",
    "The outcome is missing more often after milder strokes, so levels are those of the more severe.",
    "A map is missing more often after milder strokes: without one the estimate leans low for a person of whom none was drawn "
    "for another reason (table: map withheld).",
    "The share of dead or dependent people differs between the halves of the participants: levels will be off elsewhere.",
    "Ages of 89 and over are recorded as 89 or more and were taken as 89.",
)


@dataclass(frozen=True)
class DischargeCohort:
    """The rows, who has a lesion map, the participant's number, and what subgroups are made of."""

    rows: Cohort
    mapped: np.ndarray
    identity: np.ndarray
    frame: pd.DataFrame


def read_cohort(options: Options, outcome: Callable[[np.ndarray], np.ndarray]) -> DischargeCohort:
    """Everyone with NIHSS, age, sex and mRS; `outcome` turns the mRS into the task's outcome."""
    table = read_soop(options.data, COLUMNS, OUTCOME, options.checkpoints)
    frame = table.frame
    series = {
        "nihss": frame["nihss"].to_numpy(float),
        "ageYears": frame["age"].to_numpy(float),
        "sex": frame["sex"].map({"F": "female", "M": "male"}).to_numpy(object),
    }
    values, known = encode(CLINICAL, series)
    there = np.broadcast_to(table.mapped[:, None], table.maps.shape)
    rows = Cohort(
        np.hstack([values, table.maps]),
        np.hstack([known, there]).astype(np.int8),
        outcome(frame[OUTCOME].to_numpy(float)),
    )
    return DischargeCohort(rows, table.mapped, table.identity, frame)
