"""
Death after the rupture of a brain arteriovenous malformation, from a site's own registry. No open data exist; the
product shows the published scores and group figures.
"""

from ..options import Options
from ..site.columns import AGE, SEX, Column
from ..site.declaration import SiteOutcome, SiteTask
from ..site.run import run_site_task


def _flag(id: str, label: str) -> Column:
    return Column(id, label, "flag", fact=id)


TASK = SiteTask(
    id="avm-mortality",
    title="Death after rupture of an arteriovenous malformation",
    kind="binary",
    moment="after-imaging",
    cohort="Everybody with a first rupture of a brain arteriovenous malformation, in one row each",
    exclusions=("haemorrhage of another cause", "rupture after treatment of the malformation"),
    statement="Estimated from people with a ruptured malformation at this site.",
    not_for=("malformations that have not bled", "withholding treatment"),
    columns=(
        AGE,
        SEX,
        Column("glasgowComaScale", "Glasgow Coma Scale on arrival", "number", "{points}", 3, 15, whole=True,
               fact="glasgowComaScale"),  # fmt: skip
        Column("haematomaVolumeMl", "volume of the haematoma", "number", "mL", 0, 400, fact="haematomaVolumeMl"),
        Column("haematomaLocation", "place of the haematoma", "choice", values=("lobar", "deep", "infratentorial"),
               fact="haematomaLocation"),  # fmt: skip
        _flag("intraventricularHaemorrhage", "blood in the ventricles"),
        Column("avmMaximumDiameterCm", "largest diameter of the nidus", "number", "cm", 0.1, 15,
               fact="avmMaximumDiameterCm"),  # fmt: skip
        _flag("avmDeepVenousDrainage", "deep venous drainage"),
        _flag("avmEloquent", "eloquent site"),
        _flag("avmDeepLocation", "nidus in basal ganglia, thalamus or brainstem"),
        _flag("avmPreviousHaemorrhage", "earlier haemorrhage of the malformation"),
    ),
    outcomes=(
        SiteOutcome("dead-1-year", "dead1Year", "death within 1 year", "Death of any cause within 1 year of the rupture."),
        SiteOutcome("dead-30-days", "dead30Days", "death within 30 days", "Death of any cause within 30 days of the rupture."),
    ),
)


def run(options: Options) -> None:
    """Trains on `options.data`, a folder with registry.csv and registry.json."""
    run_site_task(TASK, options)
