"""
Movement months after the stroke from the lesion, on a scale that the site names. No open data with clear terms exist;
in the pilot data that are known, the lesion added nothing provable to the early score.

Features of functional MRI are not supported.
"""

from ..options import Options
from ..site.columns import Column
from ..site.declaration import SiteOutcome, SiteTask
from ..site.run import run_site_task

TASK = SiteTask(
    id="motor-from-lesion",
    title="Movement from the lesion",
    kind="regression",
    moment="after-imaging",
    cohort="Everybody with a first ischaemic stroke, weakness, and a lesion mask in standard space",
    exclusions=("earlier strokes that are visible", "masks made in the chronic stage"),
    statement="Eight of ten people with such a lesion had a score in this range.",
    not_for=("ending or withholding rehabilitation", "haemorrhagic stroke"),
    columns=(
        Column("ageYears", "age", "number", "a", 0, 120, whole=True, fact="ageYears"),
        Column("sex", "sex", "choice", values=("female", "male"), fact="sex"),
    ),
    lesion_parcels=12,
    outcomes=(
        SiteOutcome("motor-3-months", "score3Months", "motor score at 3 months", "Score of movement at 3 months."),
        SiteOutcome("motor-1-year", "score1Year", "motor score at 1 year", "Score of movement at 1 year."),
    ),
)


def run(options: Options) -> None:
    """Trains on `options.data`: registry.csv, registry.json, and the masks in the folder lesions."""
    run_site_task(TASK, options)
