"""A score of a scale: held-out ranges, gates, and the model of all rows with its range."""

from __future__ import annotations

from ..declaration import Output
from ..intervals import COVERAGE, bands, missing_variances
from ..measures import QUANTITY_MEASURES, measured
from ..methods import Fitted
from ..options import Options
from ..report.folder import Findings
from .candidates import fit_chosen
from .cohort import SiteCohort, site_cohort
from .declaration import SiteOutcome, SiteTask
from .folder import signature, signature_note, statement, tell, write_site_folder
from .lesions import lesion_maps
from .range_gates import covered_share, narrowing, range_gates
from .range_held_out import HeldOutRange, cross_predicted, held_out_ranges
from .registry import Registry

SCHEME = "nested-cv"
FOLDS = 10
DESIGN = (
    "nested cross-validation (10 folds; settings and the width of the range inside them): neither the prediction nor the "
    "range of a person has seen that person. The model itself is fitted on all rows"
)


def run_range(task: SiteTask, outcome: SiteOutcome, registry: Registry, options: Options) -> None:
    """Trains on the rows whose outcome is known and writes the folder."""
    seed = 1 if options.seed is None else options.seed
    maps = lesion_maps(task, registry, options.data)
    site = site_cohort(registry, task.columns, outcome.column, maps)
    folds = 3 if options.quick else FOLDS
    held = held_out_ranges(site.inputs, site.cohort, folds, seed, options.quick)
    gates = [*range_gates(held), signature(registry)]
    fitted = fit_chosen(site.inputs, task.kind, site.cohort, seed, options.quick)
    apart = cross_predicted(site.inputs, site.cohort, folds, seed, options.quick)
    scale = registry.description
    findings = Findings(
        statement=statement(task, registry, f"{len(site.cohort)} people."),
        intervals=_intervals(fitted, site, outcome.id, apart),
        metrics=_metrics(held, outcome.id, seed),
        gates=gates,
        notes=[signature_note(registry)],
    )
    limits = (float(scale["scaleLow"]), float(scale["scaleHigh"]))
    definition = f"{outcome.definition} Scale: {scale['scaleName']}."
    output = Output(outcome.id, outcome.label, definition, "{points}", limits)
    write_site_folder(task, registry, site, output, DESIGN, fitted, findings, options, seed)
    tell(gates)


def _metrics(held: HeldOutRange, output: str, seed: int) -> list[dict]:
    found = []
    for method, predicted in held.predictions.items():
        about = {"scheme": SCHEME, "method": method, "output": output}
        found += measured(about, QUANTITY_MEASURES, held.outcome, predicted, seed)
        people = {"n": len(held.outcome)}
        found.append(about | {"measure": "coverage", "value": covered_share(held, method)} | people)
        found.append(about | {"measure": "narrowing", "value": narrowing(held, method)} | people)
    return found


def _intervals(fitted: Fitted, site: SiteCohort, output: str, apart: dict) -> list[dict]:
    """One conformal half-width for the whole scale, from predictions of rows held out."""
    cohort = site.cohort

    def points(method: str):
        return lambda known: fitted.predict(cohort.values, known)[method][:, 0]

    return [
        {
            "method": method.id,
            "output": output,
            "coverage": COVERAGE,
            "basis": "conformal",
            "scale": "points",
            "bands": bands(apart[method.id], cohort.outcome, ()),
            "whenMissing": missing_variances(site.inputs, cohort.known, points(method.id)),
        }
        for method in fitted.methods
    ]
