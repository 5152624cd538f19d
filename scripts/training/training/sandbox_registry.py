"""
The registry of the sandbox site: GENERATED people, not patients. It shows the whole way from a registry to a model
that passed the gates, and nothing else: the coefficients below are invented (their signs follow the published scores)
and what a model learns from them says nothing about anybody. The file's first line is a watermark that the reader
carries into every file made from it.

    python -m training.sandbox_registry --out DIR
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd

from .seeds import stream

WATERMARK = "sandbox demonstration, generated registry, not patients"
SEED = 20_260_101
PEOPLE = 3_000
YEARS = range(2017, 2026)

DESCRIPTION = {
    "name": "Generated registry of the sandbox hospital",
    "population": f"{PEOPLE} generated people given thrombolysis at a hospital that does not exist",
    "citation": f"Made by scripts/training/training/sandbox_registry.py, seed {SEED}",
    "responsible": "nobody: a demonstration by which no one may be treated",
    "licence": "none needed: generated",
    "notice": "Sandbox demonstration: generated registry, not patients. Not for care.",
}

MISSING = {
    "glucose": 0.02,
    "diastolicMmHg": 0.01,
    "weightKg": 0.12,
    "antiplatelets": 0.03,
    "earlyInfarctSigns": 0.04,
    "hyperdenseArtery": 0.05,
    "ctHypodensity": 0.06,
    "aspects": 0.15,
    "platelets10e9PerL": 0.03,
}
"""How often a column is empty, at random."""


def generate(people: int = PEOPLE, seed: int = SEED) -> pd.DataFrame:
    """A registry with the columns of the task; the same for the same seed."""
    rng = stream(seed, "sandbox-registry")
    rows = _people(rng, people)
    bleeding = rng.random(people) < _sigmoid(_log_odds(rows))
    rows["sichEcassII"] = bleeding.astype(int)
    rows["sichSitsMost"] = (bleeding & (rng.random(people) < 0.4)).astype(int)
    rows["sichNinds"] = (bleeding | (rng.random(people) < 0.02)).astype(int)
    months = np.sort(rng.integers(0, 12 * len(YEARS), people))
    rows.insert(0, "month", [f"{YEARS[m // 12]}-{m % 12 + 1:02d}" for m in months])
    for name, rate in MISSING.items():
        rows[name] = rows[name].astype(object).where(rng.random(people) >= rate, "")
    return rows


def _people(rng: np.random.Generator, n: int) -> pd.DataFrame:
    def yes(log_odds: np.ndarray | float) -> np.ndarray:
        return (rng.random(n) < _sigmoid(np.broadcast_to(log_odds, n))).astype(int)

    age = np.clip(rng.normal(72, 13, n), 18, 100).round()
    nihss = np.clip(rng.gamma(2.2, 4.8, n) + 1, 0, 42).round()
    fibrillation = yes(-1.2 + 0.05 * (age - 72))
    diabetes = yes(-1.3)
    hyperdense = yes(-2.2 + 0.12 * (nihss - 10))
    minutes = np.clip(rng.gamma(5, 30, n) + 25, 30, 540).round()
    early = yes(-1.0 + 0.07 * (nihss - 10) + 0.004 * (minutes - 170))
    extent = np.where(early == 1, 1 + (rng.random(n) < 0.12 + 0.006 * nihss), rng.random(n) < 0.05).astype(int)
    systolic = np.clip(rng.normal(153, 21, n), 85, 230).round()
    drugs = rng.choice(4, n, p=[0.62, 0.28, 0.05, 0.05])
    return pd.DataFrame(
        {
            "ageYears": age.astype(int),
            "sex": np.where(rng.random(n) < 0.45, "female", "male"),
            "nihss": nihss.astype(int),
            "glucose": np.clip(rng.lognormal(np.log(6.5) + 0.33 * diabetes, 0.22, n), 2.6, 30).round(1),
            "systolicMmHg": systolic.astype(int),
            "diastolicMmHg": np.clip(0.35 * systolic + rng.normal(28, 10, n), 35, 140).round().astype(int),
            "diabetes": diabetes,
            "atrialFibrillation": fibrillation,
            "antiplatelets": np.array(["none", "aspirin", "aspirin-and-clopidogrel", "other"])[drugs],
            "vitaminKAntagonist": fibrillation * yes(-2.5),
            "weightKg": np.clip(rng.normal(78, 15, n), 38, 160).round(1),
            "minutesSinceLastKnownWell": minutes.astype(int),
            "hyperdenseArtery": hyperdense,
            "earlyInfarctSigns": early,
            "ctHypodensity": np.array(["none", "less-than-one-third-mca", "one-third-mca-or-more"])[extent],
            "aspects": np.clip(10 - rng.poisson(0.3 + 1.5 * extent), 0, 10),
            "hypertension": yes(0.6 + 0.02 * (age - 72)),
            "platelets10e9PerL": np.clip(rng.normal(228, 62, n), 40, 600).round(),
        }
    )


def _log_odds(p: pd.DataFrame) -> np.ndarray:
    """Of bleeding. Invented; about 6 in 100 people bleed."""
    both = p["antiplatelets"].eq("aspirin-and-clopidogrel")
    return (
        -3.5
        + 0.027 * (p["ageYears"] - 72)
        + 0.048 * (p["nihss"].clip(upper=25) - 10)
        + 0.100 * (p["glucose"].clip(upper=15) - 6.8)
        + 0.010 * (p["systolicMmHg"] - 153)
        + 0.30 * p["atrialFibrillation"]
        + 0.35 * p["antiplatelets"].eq("aspirin")
        + 0.80 * both
        + 0.40 * p["hyperdenseArtery"]
        + 0.35 * p["earlyInfarctSigns"]
        + 0.60 * p["ctHypodensity"].eq("one-third-mca-or-more")
        + 0.002 * (p["minutesSinceLastKnownWell"] - 170)
    ).to_numpy()


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def write(folder: Path, people: int = PEOPLE, seed: int = SEED) -> None:
    """Writes `registry.csv`, watermark first, and `registry.json` into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    table = generate(people, seed).to_csv(index=False, lineterminator="\n")
    (folder / "registry.csv").write_text(f"# {WATERMARK}\n{table}", encoding="utf-8")
    (folder / "registry.json").write_text(json.dumps(DESCRIPTION, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder for registry.csv and registry.json")
    write(parser.parse_args().out)
