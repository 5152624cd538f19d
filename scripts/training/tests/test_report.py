"""What is written for readers: well-formed plots that are the same every time, and no figure that is none."""

import xml.dom.minidom

import numpy as np
import pytest

from training.report.manifest import rounded
from training.report.plots import calibration_plot, decision_curve, forest_plot
from training.report.source import source_sha256


@pytest.fixture
def plots() -> list[str]:
    rng = np.random.default_rng(0)
    p = rng.random(500)
    y = (rng.random(500) < p).astype(float)
    return [
        calibration_plot("a < b & c", y, {"logistic": p, "svm": p**1.2}),
        decision_curve("curve", y, {"logistic": p}),
        forest_plot("forest", "AUC", [("north", 0.7, 0.05), ("south", 0.98, 0.05)], 0.75),
    ]


def test_plots_are_well_formed_titled_and_stay_on_the_page(plots) -> None:
    for svg in plots:
        page = xml.dom.minidom.parseString(svg).documentElement
        _, _, width, height = map(float, page.getAttribute("viewBox").split())
        assert page.getElementsByTagName("title")[0].firstChild.data
        for circle in page.getElementsByTagName("circle"):
            assert 0 <= float(circle.getAttribute("cx")) <= width
            assert 0 <= float(circle.getAttribute("cy")) <= height


def test_perfect_calibration_lies_on_the_diagonal() -> None:
    p = np.repeat(np.linspace(0.05, 0.95, 10), 1000)
    y = np.concatenate([np.arange(1000) < 1000 * share for share in np.linspace(0.05, 0.95, 10)]).astype(float)
    page = xml.dom.minidom.parseString(calibration_plot("t", y, {"m": p}))
    ideal = page.getElementsByTagName("polyline")[1].getAttribute("points").split()
    (x0, y0), (x1, y1) = (tuple(map(float, point.split(","))) for point in ideal)
    for circle in page.getElementsByTagName("circle"):
        x, height = float(circle.getAttribute("cx")), float(circle.getAttribute("cy"))
        assert height == pytest.approx(y0 + (x - x0) / (x1 - x0) * (y1 - y0), abs=0.6)


def test_figures_of_the_manifest_are_plain_and_finite() -> None:
    assert rounded({"a": np.float64(0.12345678), "b": [np.int64(3), True, None], "c": 1.2345e-7}) == {
        "a": 0.123457,
        "b": [3, True, None],
        "c": 1.23e-7,
    }
    with pytest.raises(ValueError, match="finite"):
        rounded({"a": float("nan")})


def test_the_hash_of_the_sources_is_one_and_the_same() -> None:
    assert source_sha256() == source_sha256()
    assert len(source_sha256()) == 64
