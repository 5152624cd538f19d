"""
Recovery of one domain (movement, language, attention, memory, sight) at 3 months or 1 year, as a range on the scale
that the site uses. No data set with clear terms exists, so nothing is shipped and the product shows published group
figures. In the pilot data that are known, a straight line on the early score was as good as any other method, and
only for verbal memory and movement at 3 months was a personal range worth showing: the gates ask for that.

Features of functional MRI, used in two of the studies behind this project, are not supported: a registry has no
column for them.
"""

from ..options import Options
from ..site.columns import AGE, SEX, Column
from ..site.declaration import SiteTask
from ..site.run import run_site_task
from ..site.scores_later import scores_later

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
        AGE,
        SEX,
        Column("lesionVolumeMl", "volume of the lesion", "number", "mL", 0, 500),
    ),
    outcomes=scores_later("motor", "language", "attention", "memory", "vision"),
)


def run(options: Options) -> None:
    """Trains on `options.data`, a folder with registry.csv and registry.json, which names the outcome and the scale."""
    run_site_task(TASK, options)
