"""Task outcome-6-months: dead, dependent, independent but not recovered, recovered six months after a stroke.

Cohort: International Stroke Trial, everyone whose outcome at six months is known. Inputs: what is known
before or with the first CT, without what tells the country or the trial's habits (delay, whether a CT was
done, waking with symptoms, aspirin). A sign that could not be assessed is unknown. Validation: every country
(or region of small countries) left out whole.
"""

from ...declaration import ChoiceInput, Combined, FlagInput, NumberInput, Output, Task
from ...sources.ist import IST
from ...views import View

INPUTS = (
    NumberInput("ageYears", "age", "a", 0, 120, "ageYears", square=True),
    ChoiceInput("sex", "sex", ("female", "male"), "sex"),
    NumberInput("systolicMmHg", "systolic blood pressure", "mm[Hg]", 40, 300, "systolicMmHg", square=True),
    ChoiceInput("consciousness", "consciousness", ("alert", "drowsy", "unconscious"), "consciousness"),
    FlagInput("atrialFibrillation", "atrial fibrillation", "atrialFibrillation"),
    FlagInput("infarctVisible", "infarct visible on CT", "earlyInfarctSigns"),
    FlagInput("facialWeakness", "facial weakness", "facialWeakness"),
    FlagInput("armWeakness", "arm or hand weakness", "armWeakness"),
    FlagInput("legWeakness", "leg or foot weakness", "legWeakness"),
    FlagInput("aphasia", "dysphasia", "aphasia"),
    FlagInput(
        "hemianopia",
        "hemianopia",
        "visualField",
        true_when=("partial-hemianopia", "complete-hemianopia", "bilateral"),
    ),
    FlagInput("visuospatialNeglect", "visuospatial disorder", "visuospatialNeglect"),
    FlagInput("brainstemOrCerebellarSigns", "brainstem or cerebellar signs", "brainstemOrCerebellarSigns"),
    FlagInput("otherDeficit", "other deficit", "otherDeficit"),
    ChoiceInput("ocspSyndrome", "clinical syndrome (OCSP)", ("tacs", "pacs", "lacs", "pocs", "other"), "ocspSyndrome"),
)

OUTPUTS = (
    Output("dead", "Dead", "died of any cause within 6 months"),
    Output("dependent", "Dependent", "alive at 6 months and needs help from another person for everyday activities"),
    Output(
        "not-recovered", "Independent, not recovered", "independent in everyday activities at 6 months, not fully recovered"
    ),
    Output("recovered", "Recovered", "says at 6 months that recovery from the stroke is complete"),
)

COMBINED = (
    Combined("independent", "Independent", "alive and independent in everyday activities at 6 months", ("not-recovered", "recovered")),
    Combined("dead-or-dependent", "Dead or dependent", "dead, or dependent on another person, at 6 months", ("dead", "dependent")),
)

TASK = Task(
    id="outcome-6-months",
    title="Outcome at 6 months without thrombolysis",
    kind="classes",
    grade="cohort-trained",
    moment="before-treatment",
    statement="Estimated 6-month outcome without thrombolysis",
    not_for=(
        "Choosing or withholding a treatment: it says nothing about the effect of any treatment",
        "Recovery of sight, strength, language or attention: the trial recorded none of them at follow-up",
        "Intracerebral haemorrhage, children, transient ischaemic attack",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    combined=COMBINED,
    data=IST,
    design=(
        "each of 20 groups (13 countries with at least 330 rows; 7 regions made of the smaller countries: Low Countries "
        "and France, Eastern Mediterranean, Central Europe, Nordic and Ireland, North America, Asia, Southern "
        "hemisphere) left out whole; all settings chosen inside the training rows; a fifth and half of the inputs "
        "taken away at random while training"
    ),
    exclusions=("outcome at 6 months unknown (OCCODE 0 or 9)",),
    limitations=(
        "Recruited 1991-96: today's outcomes are likely better, and levels differ between countries by more than anything the inputs explain.",
        "No NIHSS, glucose, imaging measure or pre-stroke disability was recorded; none can be used.",
        "Dependent is the middle of the scale and is hardly ranked: show it as part of the whole, not alone.",
        "Unknown is not neutral: in the trial a sign was mostly unknown because the person was too ill to be examined, an "
        "infarct because no CT was done. The models learned part of that, diluted by inputs taken away at random; where a "
        "value is missing for another reason the estimate may lean the wrong way.",
        "No cohort outside this trial was available: validation is internal-external.",
    ),
)

VIEWS = (
    View(
        "visual",
        "Outcome after a stroke with a visual field defect",
        "Overall outcome of people who presented with hemianopia. Not recovery of hemianopia.",
        ("hemianopia",),
    ),
    View(
        "motor",
        "Outcome after a stroke with limb weakness",
        "Overall outcome of people who presented with arm or leg weakness. Not recovery of arm or leg weakness.",
        ("armWeakness", "legWeakness"),
    ),
    View(
        "behavioural",
        "Outcome after a stroke with language or neglect",
        "Overall outcome of people who presented with dysphasia or a visuospatial disorder. Not recovery of dysphasia or "
        "of a visuospatial disorder; nothing about mood or conduct.",
        ("aphasia", "visuospatialNeglect"),
    ),
)
