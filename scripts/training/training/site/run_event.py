"""An event: held-out measures, gates, and the model of all rows with its ranges."""

from __future__ import annotations

from ..declaration import Output
from ..options import Options
from ..report.folder import Findings
from ..report.plots import calibration_plot, decision_curve
from ..subgroups import age_bands, subgroup_metrics
from .candidates import fit_chosen
from .cohort import SiteCohort, site_cohort
from .declaration import SiteOutcome, SiteTask
from .event_gates import event_gates
from .event_intervals import event_intervals
from .folder import signature, signature_note, statement, tell, write_site_folder
from .held_out import LATER, NESTED, HeldOut, held_out
from .held_out_measures import METHODS, comparisons, held_out_measures
from .published_scores import published_totals
from .registry import Registry

DESIGN = (
    "nested cross-validation of the first four fifths of the rows by date (5 folds; settings, and the recalibration of "
    "published scores, inside them); then the last fifth predicted by models of all earlier rows. The model itself is "
    "fitted on all rows"
)
SHOWN_SCORE = "hat"
"""The published score in the plots; the tables have all."""


def run_event(task: SiteTask, outcome: SiteOutcome, registry: Registry, options: Options) -> None:
    """Trains on the rows whose outcome is known and writes the folder."""
    seed = 1 if options.seed is None else options.seed
    site = site_cohort(registry, task.columns, outcome.column)
    nested, later = held_out(site, task.kind, _totals(task, site), seed, options)
    measures = [entry for held in (nested, later) for entry in held_out_measures(held, outcome.id, seed)]
    gates = [*event_gates(measures, (NESTED, LATER), task.alarm_auc), signature(registry)]
    fitted = fit_chosen(site.inputs, task.kind, site.cohort, seed, options.quick)
    findings = Findings(
        statement=statement(task, registry, _summary(site, measures)),
        intervals=event_intervals(fitted, site, outcome.id, seed, options.quick),
        metrics=measures,
        gates=gates,
        comparisons=[entry for held in (nested, later) for entry in comparisons(held, outcome.id)],
        subgroups=_subgroups(site, nested, outcome.id),
        notes=[*([SCORES_NOTE] if task.score_columns else []), signature_note(registry)],
        plots=_plots(outcome, nested, registry.watermark),
    )
    output = Output(outcome.id, outcome.label, outcome.definition)
    write_site_folder(task, registry, site, output, DESIGN, fitted, findings, options, seed)
    tell(gates)


SCORES_NOTE = (
    "Published scores stand in the tables under their own names. Each row has the middle of the totals that its missing "
    "inputs allow, computed by the code that serves patients, and is recalibrated to this registry by a logistic "
    "regression on the training rows: they are compared at their best."
)


def _plots(outcome: SiteOutcome, nested: HeldOut, watermark: str | None) -> dict[str, str]:
    shown = {name: p for name, p in nested.predictions.items() if name in (*METHODS, SHOWN_SCORE)}
    what = watermark or outcome.label
    return {
        "calibration": calibration_plot(f"Calibration: {what}", nested.outcome, shown),
        "decision-curve": decision_curve(f"Decision curve: {what}", nested.outcome, shown),
    }


def _totals(task: SiteTask, site: SiteCohort) -> dict:
    """The middle of the totals that a row's missing inputs allow, by published score."""
    if not task.score_columns:
        return {}
    totals = published_totals(site.rows, task.columns + task.score_columns)
    return {score: ends.mean(axis=1) for score, ends in totals.items()}


def _subgroups(site: SiteCohort, nested: HeldOut, output: str) -> list[dict]:
    """Of the rows of the nested cross-validation, by age, sex and NIHSS, where the registry has them."""
    rows = site.rows.iloc[site.development]
    members = {}
    if "ageYears" in rows:
        members["age"] = age_bands(rows["ageYears"].to_numpy())
    if "sex" in rows:
        members["sex"] = rows["sex"].fillna("").to_numpy(dtype=object)
    if "nihss" in rows:
        members["NIHSS"] = rows["nihss"].map(_severity).to_numpy(dtype=object)
    return [
        entry
        for by, groups in members.items()
        for method in METHODS
        for entry in subgroup_metrics(
            by, groups, nested.outcome, nested.predictions[method], {"scheme": NESTED, "method": method, "output": output}
        )
    ]


def _severity(nihss: float) -> str:
    """Bands of the NIHSS: 0-7, 8-15, 16 and over; nothing when it is missing."""
    return "" if nihss != nihss else "0-7" if nihss < 8 else "8-15" if nihss < 16 else "16 and over"


def _summary(site: SiteCohort, measures: list[dict]) -> str:
    """One sentence with the figures that belong beside every prediction."""
    found = {m["method"]: m for m in measures if m["scheme"] == NESTED and m["measure"] == "auc"}
    people, events = len(site.cohort), int(site.cohort.outcome.sum())
    aucs = ", ".join(f"{name} {found[m]['value']:.2f} ({found[m]['low']:.2f}-{found[m]['high']:.2f})"
                     for m, name in (("svm", "SVM"), ("ann", "ANN"), ("logistic", "logistic regression")))  # fmt: skip
    return f"{people} people, {events} events; AUC in nested cross-validation: {aucs}."
