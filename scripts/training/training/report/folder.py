"""Writes a model folder: model.onnx, golden.json, CARD.md, plots, and the manifest that holds their hashes."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..cohort import Cohort
from ..declaration import Task
from ..export.model import TOLERANCE, export_error, export_model, golden_rows
from ..gates import Gate
from ..methods import Fitted
from .card import card
from .manifest import manifest


@dataclass
class Findings:
    """What validation found, in the manifest's form; `statement` is the text shown beside a prediction,
    `notes` are paragraphs for the card alone, `plots` SVG texts by name."""

    statement: str
    intervals: list[dict[str, Any]]
    metrics: list[dict[str, Any]]
    gates: list[Gate]
    comparisons: list[dict[str, Any]] = field(default_factory=list)
    subgroups: list[dict[str, Any]] = field(default_factory=list)
    views: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    plots: dict[str, str] = field(default_factory=dict)


def write_folder(
    out: Path, task: Task, fitted: Fitted, cohort: Cohort, seed: int, findings: Findings
) -> dict[str, Any]:
    """Writes everything to `out` and returns the manifest. Raises ValueError when the exported graph is further
    than 1e-5 from the training side."""
    model = export_model(fitted.prep, fitted.methods, len(task.outputs))
    error = export_error(model, fitted.prep, fitted.methods, seed)
    tolerance = TOLERANCE * max(1.0, *(abs(end) for end in task.outputs[0].limits or (1.0,)))
    if any(error[method.id] > tolerance for method in fitted.methods):
        raise ValueError("the exported graph differs from the training side")
    rows = golden_rows(fitted.prep, fitted.methods, seed)
    (out / "plots").mkdir(parents=True, exist_ok=True)
    for name, svg in findings.plots.items():
        (out / "plots" / f"{name}.svg").write_text(svg)
    (out / "model.onnx").write_bytes(model)
    (out / "golden.json").write_text(json.dumps({"tolerance": tolerance, "rows": rows}, separators=(",", ":")) + "\n")
    validation = {
        "design": task.design,
        "metrics": findings.metrics,
        "comparisons": findings.comparisons,
        "subgroups": findings.subgroups,
        "gates": [gate.declared() for gate in findings.gates],
        "exportError": error,
    }
    parts = (out.name, task, findings.statement, fitted, cohort, seed)
    shown = manifest(*parts, {}, findings.intervals, findings.views, validation)
    (out / "CARD.md").write_text(card(shown, task, findings.notes, sorted(findings.plots)))
    files = {name: _described(out / name) for name in ("model.onnx", "golden.json", "CARD.md")}
    written = manifest(*parts, files, findings.intervals, findings.views, validation)
    (out / "manifest.json").write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n")
    return written


def _described(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
