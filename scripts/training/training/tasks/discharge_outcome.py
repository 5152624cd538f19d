"""Task discharge-outcome: disabled or dead at discharge (mRS 3 to 6), from severity, age, sex and the lesion.

Cohort: SOOP, everyone with NIHSS and mRS at discharge. The lesion map is optional: people without a usable mask
train the rest, and copies of the others with the map taken away teach the models to do without it. The mask
was drawn on MRI made during the stay, so this is never a model for before treatment.
"""

from ..declaration import Output, Task
from ..options import Options
from ..sources.soop import SOOP
from .discharge import DESIGN, EXCLUSIONS, INPUTS, LIMITATIONS, NOT_FOR, read_cohort
from .discharge_run import train

TASK = Task(
    id="discharge-outcome",
    title="Dead or disabled at discharge",
    kind="binary",
    grade="research-only",
    moment="after-imaging",
    statement="",
    not_for=NOT_FOR,
    inputs=INPUTS,
    outputs=(
        Output(
            "dead-or-dependent",
            "Dead or dependent at discharge",
            "modified Rankin Scale 3 to 6 at discharge from hospital; 6 is death",
        ),
    ),
    data=SOOP,
    design=f"{DESIGN}; the cross-validation is done twice with other folds",
    exclusions=EXCLUSIONS,
    limitations=LIMITATIONS,
)


def run(options: Options) -> None:
    """Reads participants and masks, validates, trains, writes the model folder."""
    train(TASK, read_cohort(options, lambda mrs: (mrs >= 3).astype(int)), options)
