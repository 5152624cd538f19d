"""Task severity-from-lesion: the NIHSS that a lesion like this one usually goes with.

Cohort: SOOP, everyone with NIHSS and a usable mask. Inputs: the lesion map and age. It says whether lesion and
examination fit together; it is no prognosis, and the mask was drawn on MRI made during the stay.
"""

import numpy as np

from ..cohort import Cohort
from ..declaration import NumberInput, Output, Task
from ..lesion import LesionMapInput
from ..options import Options
from ..sources.soop import SOOP, read_soop
from .severity_from_lesion_run import train

PARCELS = 64

TASK = Task(
    id="severity-from-lesion",
    title="Expected severity for a lesion like this",
    kind="regression",
    grade="research-only",
    moment="after-imaging",
    statement="",
    not_for=(
        "Prognosis: it says what severity goes with a lesion, not what will become of it",
        "Choosing or withholding a treatment",
        "Masks that were not brought into standard space, or of old lesions",
    ),
    inputs=(
        NumberInput("ageYears", "age", "a", 18, 120, "ageYears"),
        LesionMapInput("lesionMap", "lesion map", PARCELS, required=True),
    ),
    outputs=(
        Output(
            "nihss",
            "Expected NIHSS",
            "NIH Stroke Scale that was recorded, on average, for people with a lesion like this",
            "{points}",
            (0.0, 42.0),
        ),
    ),
    data=SOOP,
    design=(
        "nested 10-fold cross-validation in two repeats, settings chosen inside the training folds; and each half of "
        "the participants, by number, predicted from the other; while training, the age is taken away at random from half of "
        "one of two copies of the rows"
    ),
    exclusions=("NIHSS not recorded", "no lesion mask, an empty one, or one larger than 500 ml"),
    limitations=(
        "One hospital in the USA; no cohort outside it was available.",
        "The masks are expert drawings on MRI made during the stay, after any treatment.",
        "Ages of 89 and over are recorded as 89 or more and were taken as 89.",
        "The NIHSS weighs language: left lesions score higher than right ones of the same size.",
    ),
)


def run(options: Options) -> None:
    """Reads participants and masks, validates, trains, writes the model folder."""
    table = read_soop(options.data, ("age",), "nihss", options.checkpoints)
    mapped = table.mapped
    frame = table.frame[mapped]
    values = np.column_stack([frame["age"].to_numpy(float), table.maps[mapped]])
    cohort = Cohort(values, np.ones(values.shape, np.int8), frame["nihss"].to_numpy(float))
    train(TASK, cohort, frame.reset_index(drop=True), table.capped[mapped], table.identity[mapped], options)
