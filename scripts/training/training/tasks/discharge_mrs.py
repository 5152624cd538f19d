"""Task discharge-mrs: each grade of the modified Rankin Scale at discharge, cohort and inputs as discharge-outcome."""

from ..declaration import Combined, Output, Task
from ..options import Options
from ..sources.soop import SOOP
from .discharge import DESIGN, EXCLUSIONS, INPUTS, LIMITATIONS, NOT_FOR, read_cohort
from .discharge_run import train

GRADES = (
    ("no-symptoms", "mRS 0", "no symptoms at all"),
    ("no-significant-disability", "mRS 1", "symptoms, but able to carry out all usual duties and activities"),
    ("slight-disability", "mRS 2", "unable to do all previous activities, but looks after own affairs without help"),
    ("moderate-disability", "mRS 3", "requires some help, but walks without assistance"),
    ("moderately-severe-disability", "mRS 4", "unable to walk or attend to bodily needs without assistance"),
    ("severe-disability", "mRS 5", "bedridden, incontinent, requires constant nursing care"),
    ("dead", "mRS 6", "died before discharge"),
)
NAMES = tuple(name for name, _, _ in GRADES)

TASK = Task(
    id="discharge-mrs",
    title="Disability at discharge, every grade",
    kind="classes",
    grade="research-only",
    moment="after-imaging",
    statement="",
    not_for=NOT_FOR,
    inputs=INPUTS,
    outputs=tuple(Output(name, label, f"at discharge: {definition}") for name, label, definition in GRADES),
    combined=(
        Combined("independent", "Independent at discharge", "modified Rankin Scale 0 to 2 at discharge", NAMES[:3]),
        Combined(
            "dead-or-dependent", "Dead or dependent at discharge", "modified Rankin Scale 3 to 6 at discharge", NAMES[3:]
        ),
    ),
    data=SOOP,
    design=DESIGN,
    exclusions=EXCLUSIONS,
    limitations=(*LIMITATIONS, "Single grades are hardly told apart: show the whole distribution, not one grade."),
)


def run(options: Options) -> None:
    """Reads participants and masks, validates, trains, writes the model folder."""
    train(TASK, read_cohort(options, lambda mrs: mrs.astype(int)), options)
