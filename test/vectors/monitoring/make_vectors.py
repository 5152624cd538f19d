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
from scipy.optimize import brentq
from scipy.stats import beta, chi2, poisson_binom
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


def bounded(predicted):
    return np.clip(np.asarray(predicted, float), CLOSEST, 1 - CLOSEST)


def events_interval(predicted, events, coverage):
    """Tails of the Poisson-binomial distribution (scipy) with all log-odds shifted alike."""
    logits = np.log(bounded(predicted) / (1 - bounded(predicted)))
    n, tail = len(logits), (1 - coverage) / 2

    def p(shift):
        return 1 / (1 + np.exp(-(logits + shift)))

    def mean_at(f):
        return float(p(brentq(f, -14, 14, xtol=1e-12)).sum())

    return [
        0.0 if events == 0 else mean_at(lambda a: poisson_binom.sf(events - 1, p(a)) - tail),
        float(n) if events == n else mean_at(lambda a: poisson_binom.cdf(events, p(a)) - tail),
    ]


def clopper_pearson(n, events, coverage):
    tail = (1 - coverage) / 2
    return [
        0.0 if events == 0 else n * beta.ppf(tail, events, n - events + 1),
        float(n) if events == n else n * beta.ppf(1 - tail, events + 1, n - events),
    ]


def measured(name, predicted, happened):
    inside = bounded(predicted)
    logits = np.log(inside / (1 - inside))
    large = sm.GLM(happened, np.ones(len(logits)), family=sm.families.Binomial(), offset=logits).fit(tol=1e-14)
    slope = sm.GLM(happened, sm.add_constant(logits), family=sm.families.Binomial()).fit(tol=1e-14)
    area, variance = delong_roc_variance(happened, predicted)
    # It counts in single precision.
    assert abs(area - roc_auc_score(happened, predicted)) < 1e-6
    area, variance = roc_auc_score(happened, predicted), float(variance)
    half = scipy.stats.norm.ppf(0.975) * np.sqrt(variance) / (area * (1 - area))
    low, high = (1 / (1 + np.exp(-(np.log(area / (1 - area)) + side * half))) for side in (-1, 1))
    events = int(happened.sum())
    expected = float(inside.sum())
    return {
        "name": name,
        "predicted": predicted.tolist(),
        "happened": happened.tolist(),
        "observedOverExpected": [events / expected, *(x / expected for x in events_interval(predicted, events, 0.95))],
        "inTheLarge": [large.params[0], *large.conf_int()[0]],
        "slope": [slope.params[1], *slope.conf_int()[1]],
        "auc": [float(area), float(low), float(high)],
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
        # Predictions so far off that plain Newton steps from a slope of 1 run away.
        measured("far more than predicted", *cohort(4, 150, levels=[0.008, 0.009, 0.01, 0.011, 0.012], shift=3.2)),
        measured("more than predicted, hardly told apart", *cohort(5, 200, levels=[0.024, 0.027, 0.03, 0.033], shift=2.6)),
        measured("far fewer than predicted", *cohort(6, 200, levels=[0.55, 0.6, 0.65, 0.7, 0.75], shift=-3.2)),
    ],
    "wilson": [
        {"events": e, "n": n, "coverage": c, "interval": list(proportion_confint(e, n, 1 - c, "wilson"))}
        for e, n, c in [(0, 10, 0.95), (1, 29, 0.95), (81, 263, 0.95), (15, 148, 0.95), (29, 29, 0.95), (9, 10, 0.998)]
    ],
    "clopperPearson": [
        {"n": n, "events": e, "coverage": c, "interval": clopper_pearson(n, e, c)}
        for n, e in [(10, 1), (90, 9), (200, 60), (200, 140), (200, 0), (200, 200), (2000, 700), (20000, 130), (150000, 130000)]
        for c in (0.95, 0.998)
    ],
    "garwood": [
        {
            "events": e,
            "coverage": c,
            "interval": [0.0 if e == 0 else chi2.ppf((1 - c) / 2, 2 * e) / 2, chi2.ppf((1 + c) / 2, 2 * (e + 1)) / 2],
        }
        for e in (0, 1, 5, 9, 27, 100)
        for c in (0.95, 0.998)
    ],
    "poissonBinomial": [
        {"predicted": p, "events": e, "coverage": c, "interval": events_interval(p, e, c)}
        for p in [np.round(1 / (1 + np.exp(-np.random.default_rng(5).normal(-1, 1.2, 120))), 3).tolist()]
        for e in (0, 5, 40, 60, 61, 110, 120)
        for c in (0.95, 0.998)
    ],
    "stability": [
        {"reference": r, "now": q, "index": psi(r, q)}
        for r, q in [([50, 50], [50, 50]), ([40, 40, 40, 40, 40], [10, 15, 20, 25, 30]), ([190, 10], [80, 20])]
    ],
    "chiSquare": [{"freedom": k, "quantile": chi2.ppf(0.99, k)} for k in (1, 2, 3, 4, 5, 8)],
}
json.dump(result, sys.stdout, separators=(",", ":"), default=float)
