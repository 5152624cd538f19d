"""
Improvement of the visual field after a stroke of the posterior cerebral artery, from a site's own perimetry. No open
data exist; in the only pilot data, one patient made the result. The product shows published group figures.
"""

from ..options import Options
from ..site.columns import AGE, SEX, Column
from ..site.declaration import SiteOutcome, SiteTask
from ..site.run import run_site_task

TASK = SiteTask(
    id="visual-recovery-pca",
    title="Recovery of the visual field after a posterior cerebral artery stroke",
    kind="binary",
    moment="after-imaging",
    cohort="Everybody with an infarct of the posterior cerebral artery and a homonymous field defect on perimetry",
    exclusions=("earlier field defects", "people without a second perimetry"),
    statement="Estimated from people with such a field defect at this site.",
    not_for=("fitness to drive", "field defects of another cause"),
    columns=(
        AGE,
        SEX,
        Column("nihss", "NIHSS on arrival", "number", "{points}", 0, 42, whole=True, fact="nihss"),
        Column("visualField", "loss of the visual field", "choice", fact="visualField",
               values=("full", "partial-hemianopia", "complete-hemianopia", "bilateral")),  # fmt: skip
        Column("monthsToFirstVisualField", "months to the first examination", "number", "mo", 0, 120,
               fact="monthsToFirstVisualField"),  # fmt: skip
        Column("macularSparing", "macula spared", "flag"),
        Column("lesionVolumeMl", "volume of the lesion", "number", "mL", 0, 500),
    ),
    outcomes=(
        SiteOutcome(
            "improved-6-months",
            "fieldImproved6Months",
            "any improvement of the field at 6 months",
            "Any improvement of the homonymous field defect on perimetry between the first examination and 6 months.",
        ),
    ),
)


def run(options: Options) -> None:
    """Trains on `options.data`, a folder with registry.csv and registry.json."""
    run_site_task(TASK, options)
