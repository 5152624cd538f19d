"""Paragraphs of the card: how ranges were made, why no view is recalibrated, what a gate not passed means."""

from typing import Any

from ...gates import Gate

RANGES = (
    "The width of a range is the distance on the log-odds scale that at least 80 % of new countries are expected to keep within, "
    "if they are like the 20 left-out groups (conformal; printed as the standard deviation of a normal range that is as wide). "
    "The share of groups inside (table above) was found with widths from the other groups only. A missing input widens the "
    "range by the mean squared change of the prediction without it, enlarged so that two to five missing together are not "
    "underrated; the share of people inside says how often such a range held what is predicted with everything known, at the "
    "level observed in the country."
)
SCORES = (
    "Compared with simple references on the same rows (age alone; age, consciousness and deficits). The published scores of "
    "the service cannot be computed on these rows: each needs the NIHSS, glucose or a CT measure, and the trial recorded none "
    "of them."
)
# What a gate not passed means for the reader, by the beginning of its id.
MEANINGS = {
    "new-country-": "a new country may rank its people a little worse than was asked for; the range is in the text shown beside "
    "every prediction. Computed by moments with normal quantiles, as the limit was set, the figures are in the same table",
    "log-loss-": "spread over the four classes its probabilities are less sharp than was asked for; it ranks as well as the others",
    "view-": "in the people of this view with the best predictions it promises too much; the other methods stand beside it",
}  # fmt: skip


def notes(gates: list[Gate], metrics: list[dict[str, Any]]) -> list[str]:
    """The card's own paragraphs, with figures from the gates and metrics."""
    failed = [
        f"Gate not passed ({gate.value:.3f}, limit {gate.limit:g}): {gate.statement}. It means: {meaning}."
        for gate in gates
        if not gate.passed
        for beginning, meaning in MEANINGS.items()
        if gate.id.startswith(beginning)
    ]
    return [RANGES, SCORES, _views(metrics), *failed]


def _views(metrics: list[dict[str, Any]]) -> str:
    def errors(measure: str) -> list[float]:
        return [abs(m["value"]) for m in metrics if m["measure"] == measure]

    before = errors("top fifth, predicted less observed, points")
    after = errors("top fifth if recalibrated in the view, points")
    worse = sum(b > a for a, b in zip(before, after))
    return (
        f"Views show the prediction as it is. Recalibrated by what other countries show, the top fifth of a left-out country "
        f"would have been further off in {worse} of {len(before)} cases (worst {max(after):.1f} points, as it is "
        f"{max(before):.1f}): the shift between countries dominates, and a local update corrects that."
    )
