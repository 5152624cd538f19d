"""CARD.md: the model card, in the order of TRIPOD+AI (Collins et al., BMJ 2024) within MONAI's headings.

Every figure is taken from the manifest.
"""

from typing import Any

from ..declaration import Task

AGREEMENT = "Several methods, same patients, same inputs: agreement between them is not independent confirmation."


def card(manifest: dict[str, Any], task: Task, notes: list[str], plots: list[str]) -> str:
    """The card as Markdown."""
    data, validation = manifest["data"], manifest["validation"]
    lines = [f"# {manifest['title']}", ""]
    if "watermark" in manifest:
        lines += [f"**{manifest['watermark']}**", ""]
    lines += [manifest["use"]["statement"], "", AGREEMENT, ""]
    lines += ["## Model", "", *_rows(
        ["", ""],
        [
            ["id, version", f"{manifest['id']} {manifest['version']}"],
            ["made on", manifest["createdOn"]],
            ["code", f"{manifest['code']['package']} {manifest['code']['version']}, sources {manifest['code']['sourceSha256'][:16]}"],
            ["seed", manifest["seed"]],
            ["evidence grade", manifest["grade"]],
            *[[method["name"], method["settings"]] for method in manifest["methods"]],
        ],
    )]  # fmt: skip
    moment = {"before-treatment": "before treatment", "after-imaging": "after imaging, not before treatment"}
    lines += ["## Intended use", "", f"When: {moment[manifest['use']['moment']]}.", ""]
    lines += ["Not for:", "", *[f"- {use}" for use in manifest["use"]["notFor"]], ""]
    lines += ["## Data", "", f"{data['name']}: {data['rows']} people. {data['population']}. Recruited {data['recruited']}.", ""]
    lines += [f"Licence: {data['licence']}. {data['notice']}", "", f"Cite: {data['citation']}.", ""]
    lines += ["Excluded:", "", *[f"- {reason}" for reason in task.exclusions], ""]
    lines += ["## Inputs", "", *_rows(["input", "kind", "accepted", "trained on", "unknown in training", "when unknown"], [_input(i) for i in manifest["inputs"]])]
    lines += ["## Outputs", "", *_rows(["output", "definition"], [[o["label"], o["definition"]] for o in manifest["outputs"] + manifest["combined"]])]
    lines += ["## Validation", "", f"Design: {validation['design']}.", ""]
    lines += _rows(["scheme", "method", "output", "measure", "value", "95 % interval", "people", "events"], [_metric(m) for m in validation["metrics"]])
    if validation["comparisons"]:
        lines += ["### Comparisons on the same rows", ""]
        lines += _rows(["scheme", "a", "b", "output", "measure", "a less b", "95 % interval", "p"], [_comparison(c) for c in validation["comparisons"]])
    if validation["subgroups"]:
        lines += ["### Subgroups", ""]
        lines += _rows(["by", "group", "scheme", "method", "output", "measure", "value", "95 % interval", "people", "events"], [[s["by"], s["group"], *_metric(s)] for s in validation["subgroups"]])
    lines += ["### Gates", "", *_rows(["gate", "reached", "limit", ""], [[g["statement"], _figure(g["value"]), _figure(g["limit"]), "passed" if g["passed"] else "**not passed**"] for g in validation["gates"]])]
    if manifest["views"]:
        lines += ["### Views", ""]
        for view in manifest["views"]:
            observed = ", ".join(f"{output} {100 * share:.1f} %" for output, share in view["observed"].items())
            lines += [f"- {view['title']} ({view['people']} people; observed {observed}): {view['statement']}"]
        lines += [""]
    lines += [f"![{name}](plots/{name}.svg)" for name in plots] + [""] * bool(plots)
    lines += ["## Ranges", "", *_rows(["method", "output", "coverage", "basis", "width"], [_interval(i) for i in manifest["intervals"]])]
    for note in notes:
        lines += [note, ""]
    lines += ["## Limitations", "", *[f"- {limit}" for limit in task.limitations], ""]
    error = validation["exportError"]
    lines += ["## Export", "", f"Largest difference between the ONNX graph and the training side on {error['rows']} generated rows: " + ", ".join(f"{name} {value:.1e}" for name, value in error.items() if name != "rows") + ".", ""]
    return "\n".join(lines)


def _rows(head: list[str], rows: list[list[Any]]) -> list[str]:
    made = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return [*made, *["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows], ""]


def _figure(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    return f"{value:g}" if isinstance(value, int) or abs(value) >= 100 else f"{value:.3f}"


def _range(entry: dict[str, Any]) -> str:
    return f"{entry['low']:.3f} to {entry['high']:.3f}" if "low" in entry and "high" in entry else ""


def _input(entry: dict[str, Any]) -> list[str]:
    unit = f" {entry['unit']}" if "unit" in entry else ""
    bounds = [f"{entry[k]['low']:g}-{entry[k]['high']:g}{unit}" if k in entry else "" for k in ("allowed", "trained")]
    accepted = ", ".join(entry["values"]) if "values" in entry else bounds[0]
    return [entry["label"], entry["kind"], accepted, bounds[1], f"{100 * entry['missingInTraining']:.1f} %", entry["imputation"]]


def _metric(entry: dict[str, Any]) -> list[str]:
    counts = [str(entry.get("n", "")), str(entry.get("events", ""))]
    return [entry["scheme"], entry["method"], entry.get("output", ""), entry["measure"], _figure(entry["value"]), _range(entry), *counts]


def _comparison(entry: dict[str, Any]) -> list[str]:
    p = f"{entry['p']:.3f}" if "p" in entry else ""
    return [entry["scheme"], entry["a"], entry["b"], entry["output"], entry["measure"], f"{entry['difference']:+.4f}", _range(entry), p]


def _interval(entry: dict[str, Any]) -> list[str]:
    if "bands" in entry:
        width = "; ".join(
            ("above" if band["upTo"] is None else f"up to {band['upTo']:g}") + f": ±{band['halfWidth']:.2f}" for band in entry["bands"]
        )
    else:
        width = f"sd {entry['sd']:.3f} on the log-odds scale"
    return [entry["method"], entry["output"], f"{100 * entry['coverage']:.0f} %", entry["basis"], width]
