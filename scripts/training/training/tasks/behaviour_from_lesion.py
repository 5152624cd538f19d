"""
Language, attention or memory months after the stroke from the lesion, on a scale that the site names. No open data
with clear terms exist; the product shows published group figures.

Features of functional MRI are not supported.
"""

from ..options import Options
from ..site.columns import Column
from ..site.declaration import SiteOutcome, SiteTask
from ..site.run import run_site_task

DOMAINS = ("language", "attention", "memory")
TIMES = {"3-months": ("score3Months", "at 3 months"), "1-year": ("score1Year", "at 1 year")}

TASK = SiteTask(
    id="behaviour-from-lesion",
    title="Behaviour from the lesion",
    kind="regression",
    moment="after-imaging",
    cohort="Everybody with a first ischaemic stroke, a deficit in the domain, and a lesion mask in standard space",
    exclusions=("earlier strokes that are visible", "masks made in the chronic stage"),
    statement="Eight of ten people with such a lesion had a score in this range.",
    not_for=("ending or withholding rehabilitation", "mood or conduct", "haemorrhagic stroke"),
    columns=(
        Column("ageYears", "age", "number", "a", 0, 120, whole=True, fact="ageYears"),
        Column("sex", "sex", "choice", values=("female", "male"), fact="sex"),
    ),
    lesion_parcels=12,
    outcomes=tuple(
        SiteOutcome(f"{domain}-{time}", column, f"{domain} score {when}", f"Score of the {domain} domain {when}.")
        for domain in DOMAINS
        for time, (column, when) in TIMES.items()
    ),
)


def run(options: Options) -> None:
    """Trains on `options.data`: registry.csv, registry.json, and the masks in the folder lesions."""
    run_site_task(TASK, options)
