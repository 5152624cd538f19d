"""
Writes vectors.json: statistics of the monitoring by implementations that are not ours.
Python 3 with numpy, scipy, statsmodels, scikit-learn and confidenceinterval from PyPI; versions stand in the file.
"""

import json
import sys

import confidenceinterval
import numpy as np
import scipy
import sklearn
import statsmodels
import statsmodels.api as sm
from confidenceinterval.delong import delong_roc_variance
from scipy.stats import chi2
from sklearn.metrics import brier_score_loss, roc_auc_score
from statsmodels.stats.proportion import proportion_confint

CLOSEST = 0.001


def cohort(seed, n, levels=None, shift=0.0, slope=1.0):
    rng = np.random.default_rng(seed)
    if levels is None:
        predicted = np.round(1 / (1 + np.exp(-rng.normal(-1.5, 1.0, n))), 4)
    else:
        predicted = rng.choice(levels, n)
    logits = np.log(predicted / (1 - predicted))
    true = 1 / (1 + np.exp(-(shift + slope * logits)))
    happened = rng.random(n) < true
    return predicted, happened.astype(int)


def measured(name, predicted, happened):
    inside = np.clip(predicted, CLOSEST, 1 - CLOSEST)
    logits = np.log(inside / (1 - inside))
    large = sm.GLM(happened, np.ones(len(logits)), family=sm.families.Binomial(), offset=logits).fit(tol=1e-14)
    slope = sm.GLM(happened, sm.add_constant(logits), family=sm.families.Binomial()).fit(tol=1e-14)
    area, variance = delong_roc_variance(happened, predicted)
    half = scipy.stats.norm.ppf(0.975) * np.sqrt(variance)
    assert abs(area - roc_auc_score(happened, predicted)) < 1e-12
    events = int(happened.sum())
    expected = float(predicted.sum())
    return {
        "name": name,
        "predicted": predicted.tolist(),
        "happened": happened.tolist(),
        "observedOverExpected": [
            events / expected,
            chi2.ppf(0.025, 2 * events) / 2 / expected,
            chi2.ppf(0.975, 2 * (events + 1)) / 2 / expected,
        ],
        "inTheLarge": [large.params[0], *large.conf_int()[0]],
        "slope": [slope.params[1], *slope.conf_int()[1]],
        "auc": [float(area), float(area - half), float(area + half)],
        "brier": brier_score_loss(happened, predicted),
    }


def psi(reference, now):
    r, q = np.array(reference) / sum(reference), np.array(now) / sum(now)
    return float(np.sum((q - r) * np.log(q / r)))


result = {
    "madeBy": "make_vectors.py",
    "versions": {m.__name__: getattr(m, "__version__", "unknown") for m in (np, scipy, statsmodels, sklearn)},
    "cohorts": [
        measured("continuous, well calibrated", *cohort(1, 240)),
        measured("continuous, too low and too extreme", *cohort(2, 240, shift=0.8, slope=0.6)),
        measured("a score of six totals, many ties", *cohort(3, 300, levels=[0.02, 0.05, 0.10, 0.15, 0.44])),
    ],
    "wilson": [
        {"events": e, "n": n, "coverage": c, "interval": list(proportion_confint(e, n, 1 - c, "wilson"))}
        for e, n, c in [(0, 10, 0.95), (1, 29, 0.95), (81, 263, 0.95), (15, 148, 0.95), (29, 29, 0.95), (9, 10, 0.998)]
    ],
    "poisson": [
        {
            "events": e,
            "coverage": c,
            "interval": [0.0 if e == 0 else chi2.ppf((1 - c) / 2, 2 * e) / 2, chi2.ppf((1 + c) / 2, 2 * (e + 1)) / 2],
        }
        for e in (0, 1, 3, 10, 27, 100, 2500)
        for c in (0.95, 0.998)
    ],
    "stability": [
        {"reference": r, "now": q, "index": psi(r, q)}
        for r, q in [([50, 50], [50, 50]), ([40, 40, 40, 40, 40], [10, 15, 20, 25, 30]), ([190, 10], [80, 20])]
    ],
    "chiSquare": [{"freedom": k, "quantile": chi2.ppf(0.99, k)} for k in (1, 2, 3, 4, 5, 8)],
}
json.dump(result, sys.stdout, separators=(",", ":"), default=float)
