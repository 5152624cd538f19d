"""
Symptomatic intracranial haemorrhage after thrombolysis, from a site's own registry or from the file of IST-3.

No open patient-level data exist, and a model made from published aggregates or simulated people cannot reproduce the
published tables: nothing is shipped. What is predicted, from what, and what a model must show before it is served
stands here. Bentley P, et al. NeuroImage Clin 2014;4:635-640 is the study this follows.
"""

from ..options import Options
from ..site.declaration import SiteOutcome, SiteTask
from ..site.event_gates import ALARM_AUC
from ..site.ist3 import holds_ist3, read_ist3
from ..site.run import run_site_task
from ..site.thrombolysis_columns import MODEL_COLUMNS, SCORE_COLUMNS

TASK = SiteTask(
    id="sich-after-thrombolysis",
    title="Symptomatic intracranial haemorrhage after thrombolysis",
    kind="binary",
    moment="before-treatment",
    cohort="Everybody given intravenous thrombolysis for an acute ischaemic stroke at the site, in one row each",
    exclusions=("rows without the outcome",),
    statement="Estimated from people given thrombolysis at this site. Beside the published scores, not instead of "
    "them: a high risk is not a contraindication.",
    not_for=(
        "deciding against thrombolysis: in trials people at high predicted risk did not gain less",
        "people treated at another site",
        "haemorrhage without thrombolysis, or after thrombectomy alone",
    ),
    columns=MODEL_COLUMNS,
    alarm_auc=ALARM_AUC,
    score_columns=SCORE_COLUMNS,
    outcomes=(
        SiteOutcome(
            "sich-ecass-ii",
            "sichEcassII",
            "symptomatic ICH, ECASS II",
            "Any intracranial haemorrhage with a worsening of 4 or more NIHSS points, or death, within 7 days.",
        ),
        SiteOutcome(
            "sich-ninds",
            "sichNinds",
            "symptomatic ICH, NINDS",
            "Any haemorrhage on CT with any clinical decline, or the suspicion of haemorrhage, within 36 hours.",
        ),
        SiteOutcome(
            "sich-sits-most",
            "sichSitsMost",
            "symptomatic ICH, SITS-MOST",
            "Parenchymal haemorrhage type 2, local or remote, 22 to 36 hours after treatment, with a worsening of 4 "
            "or more NIHSS points within 24 hours, or death.",
        ),
        SiteOutcome(
            "sich-ist-3",
            "sichIst3",
            "symptomatic ICH, IST-3",
            "Symptomatic intracranial haemorrhage within 7 days as adjudicated in the third International Stroke "
            "Trial (its variable sich7).",
        ),
    ),
)


def run(options: Options) -> None:
    """Trains on `options.data`, a folder with registry.csv and registry.json or with the file of IST-3."""
    registry = read_ist3(options.data, TASK.columns + TASK.score_columns) if holds_ist3(options.data) else None
    run_site_task(TASK, options, registry)
