"""The model folder of a site's task: the declaration filled in with what the registry and the run showed."""

from __future__ import annotations

from ..declaration import DataSource, Output, Task
from ..gates import Gate
from ..methods import Fitted
from ..options import Options
from ..report.folder import Findings, write_folder
from .cohort import SiteCohort
from .declaration import SiteTask
from .registry import Registry, signed_by


def write_site_folder(
    task: SiteTask,
    registry: Registry,
    site: SiteCohort,
    output: Output,
    design: str,
    fitted: Fitted,
    findings: Findings,
    options: Options,
    seed: int,
) -> None:
    """Writes `options.out`. The manifest's id is the name of that folder, its task the task's id."""
    declared = Task(
        id=options.out.name,
        task=task.id,
        title=task.title,
        kind=task.kind,
        grade="site-trained",
        moment=task.moment,
        statement=findings.statement,
        not_for=task.not_for,
        inputs=site.inputs,
        outputs=(output,),
        data=_source(registry),
        design=design,
        exclusions=(*task.exclusions, *_left_out(site)),
        limitations=(
            *task.limitations,
            "One site: nothing is known about people treated elsewhere, nor about later years.",
            "The range holds what other samples of the same people would change, not what another place would.",
        ),
        watermark=registry.watermark,
        seed=seed,
    )
    write_folder(options.out, declared, fitted, site.cohort, seed, findings)


def statement(task: SiteTask, registry: Registry, figures: str) -> str:
    """What is shown beside every prediction; a watermark first."""
    mark = f"{registry.watermark[0].upper()}{registry.watermark[1:]}." if registry.watermark else ""
    return " ".join(part for part in (mark, task.statement, figures) if part)


def _source(registry: Registry) -> DataSource:
    told = registry.description
    months = registry.rows["month"].dropna() if "month" in registry.rows else []
    recruited = f"{min(months)[:4]}-{max(months)[:4]}" if len(months) else "not told"
    return DataSource(told["name"], told["citation"], told["licence"], told["notice"], recruited, told["population"])


def _left_out(site: SiteCohort) -> list[str]:
    """What this registry lacked."""
    found = []
    if site.without_outcome:
        found.append(f"{site.without_outcome} rows without the outcome")
    if site.unused_inputs:
        found.append(f"no inputs, because fewer than half of the rows have them: {', '.join(site.unused_inputs)}")
    return found


def signature(registry: Registry) -> Gate:
    """Nobody's model is served: somebody at the site has to have signed the card."""
    named = signed_by(registry.description) is not None
    return Gate("signed", "Somebody at the site is named who answers for the model", float(named), 1.0)


def signature_note(registry: Registry) -> str:
    """The line of the card."""
    return f"Signed for the site by: {signed_by(registry.description) or '**nobody yet**'}."


def tell(gates: list[Gate]) -> None:
    """Prints each gate, and whether the service will serve the folder."""
    for gate in gates:
        print(f"{'passed' if gate.passed else 'FAILED'}: {gate.statement}: {gate.value:.3f}, limit {gate.limit:g}")
    failed = sum(not gate.passed for gate in gates)
    print("all gates passed" if failed == 0 else f"{failed} gates failed: the service will refuse this folder")
