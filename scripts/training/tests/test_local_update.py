"""The local update: a known shift is found and shrunk by the prior, and a bad file is refused by its column."""

import json

import numpy as np
import pandas as pd
import pytest

from training.cohort import Cohort
from training.declaration import DataSource, Output, Task
from training.estimators import Ann, CentroidSvm, Logistic
from training.export.model import run_model
from training.gates import Gate
from training.intercept import PRIOR_SD, estimate_shift, shifted
from training.local_update import local_rows, update_intercept
from training.methods import fit_methods
from training.refused import Refused
from training.report import Findings, write_folder

from .conftest import INPUTS

TASK = Task(
    id="generated",
    title="Generated",
    kind="classes",
    grade="research-only",
    moment="before-treatment",
    statement="generated",
    not_for=("care",),
    inputs=INPUTS,
    outputs=tuple(Output(name, name, name) for name in ("a", "b", "c")),
    data=DataSource("generated", "none", "none", "none", "never", "nobody"),
    design="none",
    exclusions=(),
    watermark="generated, not patients",
)


@pytest.fixture(scope="module")
def folder(cohort, tmp_path_factory):
    out = tmp_path_factory.mktemp("models") / "generated"
    methods = [Logistic("classes", 1.0), CentroidSvm("classes", 0.05, 1.0, 24, ((0,), (1,), (2,))), Ann("classes", 3, (8,), 0.01, 8, 1)]
    fitted = fit_methods(INPUTS, methods, cohort, 1)
    metric = {"scheme": "none", "method": "logistic", "output": "a", "measure": "auc", "value": 0.5}
    interval = {"method": "logistic", "output": "a", "coverage": 0.8, "basis": "bootstrap", "scale": "logit", "sd": 0.1, "whenMissing": {}}
    write_folder(out, TASK, fitted, cohort, 1, Findings("generated", [interval], [metric], [Gate("g", "g", 0.5, 0.6)]))
    return out


def rows_of(cohort: Cohort, outcome: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame({"ageYears": cohort.values[:, 0], "armWeakness": cohort.values[:, 3]})
    frame["consciousness"] = np.select([cohort.values[:, 1] > 0, cohort.values[:, 2] > 0], ["drowsy", "unconscious"], "alert")
    frame.loc[cohort.known[:, 3] == 0, "armWeakness"] = np.nan
    frame["outcome"] = outcome
    return frame


def test_manifest_hashes_gates_and_card_belong_together(folder) -> None:
    import hashlib

    manifest = json.loads((folder / "manifest.json").read_text())
    for name, described in manifest["files"].items():
        content = (folder / name).read_bytes()
        assert described == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    assert manifest["validation"]["gates"][0]["passed"] is False
    assert manifest["inputs"][1]["columns"] == [1, 2]
    card = (folder / "CARD.md").read_text()
    assert "generated, not patients" in card and "**not passed**" in card and "agreement" in card


def test_the_same_rows_come_out_of_the_sites_file(cohort, folder) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    values, known = local_rows(manifest, rows_of(cohort, ["a"] * len(cohort)))
    assert np.array_equal(known, cohort.known)
    assert np.allclose(values, cohort.values * cohort.known)


def test_the_update_file_holds_the_shift_that_the_site_shows(cohort, folder, tmp_path) -> None:
    (tmp_path / "local.csv").write_text(rows_of(cohort.take(np.arange(120)), ["a"] * 120).to_csv(index=False))
    (tmp_path / "updates.json").write_text(json.dumps({"another": {"patients": 60}}))
    entry = update_intercept(folder, tmp_path / "local.csv", tmp_path / "updates.json")
    written = json.loads((tmp_path / "updates.json").read_text())
    assert written["generated"] == entry and "another" in written
    assert entry["patients"] == 120
    assert entry["modelSha256"] == json.loads((folder / "manifest.json").read_text())["files"]["model.onnx"]["sha256"]
    assert entry["shift"]["a"] > 0.3 > entry["shift"]["b"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda f: f.assign(HOSPNUM=1), "HOSPNUM"),
        (lambda f: f.assign(ageYears=170), "ageYears"),
        (lambda f: f.assign(consciousness="asleep"), "consciousness"),
        (lambda f: f.assign(armWeakness=2), "armWeakness"),
        (lambda f: f.assign(outcome="better"), "outcome"),
        (lambda f: f.drop(columns="outcome"), "outcome"),
        (lambda f: f.head(49), "at least 50"),
        (lambda f: f[[]].head(0), "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_its_column_and_no_value_is_repeated(cohort, folder, tmp_path, change, message) -> None:
    change(rows_of(cohort, ["a"] * len(cohort))).to_csv(tmp_path / "local.csv", index=False)
    with pytest.raises(Refused, match=message) as refused:
        update_intercept(folder, tmp_path / "local.csv", tmp_path / "updates.json")
    assert "170" not in str(refused.value) and "asleep" not in str(refused.value)
    assert not (tmp_path / "updates.json").exists()


def test_many_patients_show_the_shift_and_few_are_held_back_by_the_prior() -> None:
    rng = np.random.default_rng(0)
    p = rng.dirichlet((2, 3, 2), 20_000)
    truth = np.array([0.6, -0.2, -0.4])
    outcome = (np.log(shifted(p, truth)) + rng.gumbel(size=p.shape)).argmax(axis=1)
    assert estimate_shift(outcome, [p, p, p]) == pytest.approx(truth, abs=0.06)
    few = estimate_shift(outcome[:50], [p[:50]])
    assert np.abs(few).max() < np.abs(estimate_shift(outcome[:2000], [p[:2000]])).max() + 0.3


def test_for_one_event_the_estimate_is_that_of_a_normal_prior_on_the_log_odds() -> None:
    rng = np.random.default_rng(1)
    p = rng.uniform(0.02, 0.3, 200)
    y = (rng.random(200) < shifted(p[:, None], np.array([0.8]))[:, 0]).astype(int)
    grid = np.linspace(-2, 3, 5001)
    logit = np.log(p / (1 - p))[None, :] + grid[:, None]
    posterior = (y * logit - np.logaddexp(0, logit)).sum(axis=1) - grid**2 / (2 * PRIOR_SD**2)
    assert estimate_shift(y, [p[:, None]])[0] == pytest.approx(grid[posterior.argmax()], abs=0.002)


def test_no_shift_changes_nothing_and_rows_still_sum_to_one(cohort, folder) -> None:
    answers = run_model((folder / "model.onnx").read_bytes(), cohort.values, cohort.known)
    for p in answers.values():
        assert np.allclose(shifted(p, np.zeros(3)), p, atol=1e-6)
        assert np.allclose(shifted(p, np.array([1.0, 0, -1])).sum(axis=1), 1)
