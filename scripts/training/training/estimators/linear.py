"""Linear weights fitted by scikit-learn, in the one form that the methods and the graph use."""

import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge


def fit_linear(
    kind: str, design: np.ndarray, outcome: np.ndarray, c: float, weights: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Weights [columns, K] and bias [K]: multinomial or binary logistic with inverse penalty `c`, or
    ridge with penalty 1/(2c) (the same trade between penalty and half squared error)."""
    if kind == "regression":
        model = Ridge(alpha=1.0 / (2.0 * c)).fit(design, outcome, sample_weight=weights)
        return model.coef_.reshape(-1, 1), np.atleast_1d(model.intercept_).astype(float)
    model = LogisticRegression(C=c, max_iter=2000, tol=1e-6).fit(design, outcome, sample_weight=weights)
    return model.coef_.T, model.intercept_
