"""
Language, attention or memory months after the stroke from the lesion, on a scale that the site names. No open data
with clear terms exist; the product shows published group figures.

Features of functional MRI are not supported.
"""

from ..options import Options
from ..site.columns import AGE, SEX
from ..site.declaration import SiteTask
from ..site.run import run_site_task
from ..site.scores_later import scores_later

TASK = SiteTask(
    id="behaviour-from-lesion",
    title="Behaviour from the lesion",
    kind="regression",
    moment="after-imaging",
    cohort="Everybody with a first ischaemic stroke, a deficit in the domain, and a lesion mask in standard space",
    exclusions=("earlier strokes that are visible", "masks made in the chronic stage"),
    statement="Eight of ten people with such a lesion had a score in this range.",
    not_for=("ending or withholding rehabilitation", "mood or conduct", "haemorrhagic stroke"),
    columns=(AGE, SEX),
    lesion_parcels=12,
    outcomes=scores_later("language", "attention", "memory"),
)


def run(options: Options) -> None:
    """Trains on `options.data`: registry.csv, registry.json, and the masks in the folder lesions."""
    run_site_task(TASK, options)
