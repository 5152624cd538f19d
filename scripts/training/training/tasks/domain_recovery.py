"""
Recovery of one domain (movement, language, attention, memory, sight) at 3 months or 1 year, as a range on the scale
that the site uses. No data set with clear terms exists, so nothing is shipped and the product shows published group
figures. In the pilot data that are known, a straight line on the early score was as good as any other method, and
only for verbal memory and movement at 3 months was a personal range worth showing: the gates ask for that.

Features of functional MRI, used in two of the studies behind this project, are not supported: a registry has no
column for them.
"""

from ..options import Options
from ..site.columns import Column
from ..site.declaration import SiteOutcome, SiteTask
from ..site.run import run_site_task

DOMAINS = ("motor", "language", "attention", "memory", "vision")
TIMES = {"3-months": ("score3Months", "at 3 months"), "1-year": ("score1Year", "at 1 year")}

TASK = SiteTask(
    id="domain-recovery",
    title="Recovery of movement, language, attention, memory and sight",
    kind="regression",
    moment="after-imaging",
    cohort="Everybody with a first stroke and a deficit in the domain, examined on the same scale in the first weeks "
    "and again later",
    exclusions=("people examined only once", "people first examined in the chronic stage"),
    statement="Eight of ten people like this had a score in this range. A group's range, not a promise.",
    not_for=("ending or withholding rehabilitation", "people first examined more than 4 weeks after the stroke"),
    columns=(
        Column("baselineScore", "score at the first examination", "number", "{points}", required=True),
        Column("daysSinceStroke", "days from stroke to the first examination", "number", "d", 0, 28, whole=True,
               fact="daysSinceStroke", required=True),  # fmt: skip
        Column("ageYears", "age", "number", "a", 0, 120, whole=True, fact="ageYears"),
        Column("sex", "sex", "choice", values=("female", "male"), fact="sex"),
        Column("lesionVolumeMl", "volume of the lesion", "number", "mL", 0, 500),
    ),
    outcomes=tuple(
        SiteOutcome(f"{domain}-{time}", column, f"{domain} score {when}", f"Score of the {domain} domain {when}.")
        for domain in DOMAINS
        for time, (column, when) in TIMES.items()
    ),
)


def run(options: Options) -> None:
    """Trains on `options.data`, a folder with registry.csv and registry.json, which names the outcome and the scale."""
    run_site_task(TASK, options)
