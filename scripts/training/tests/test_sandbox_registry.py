"""The generated registry of the sandbox: the same for the same seed, watermarked, and no more telling than real ones."""

import pandas as pd

from training.metrics.discrimination import auc
from training.sandbox_registry import PEOPLE, SEED, WATERMARK, _log_odds, _people, generate, write
from training.seeds import stream
from training.site.registry import read_registry
from training.site.run import registry_columns
from training.tasks.sich_after_thrombolysis import TASK


def test_the_same_seed_makes_the_same_registry_and_another_does_not() -> None:
    pd.testing.assert_frame_equal(generate(200), generate(200))
    assert not generate(200).equals(generate(200, SEED + 1))


def test_the_file_carries_its_watermark_and_is_read_without_a_refusal(tmp_path) -> None:
    write(tmp_path)
    registry = read_registry(tmp_path, registry_columns(TASK, {}))
    assert registry.watermark == WATERMARK
    assert len(registry.rows) == PEOPLE
    assert registry.rows["month"].is_monotonic_increasing
    assert registry.rows["sichEcassII"].sum() >= 100


def test_what_the_generator_knows_stays_under_the_alarm() -> None:
    rng = stream(1, "truth")
    people = _people(rng, 40_000)
    odds = _log_odds(people)
    happened = (rng.random(40_000) < 1 / (1 + pow(2.718281828459045, -odds))).astype(float)
    assert 0.04 < happened.mean() < 0.08
    assert auc(happened, odds) < 0.75
