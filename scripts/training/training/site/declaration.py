"""What a task for a site's own data declares: whom it is about, from which columns, which outcomes it may have."""

from __future__ import annotations

from dataclasses import dataclass

from .columns import Column


@dataclass(frozen=True)
class SiteOutcome:
    """
    One outcome that a site may choose by the key `outcome` of registry.json. `column` is a flag of registry.csv for an
    event, a number for a quantity.
    """

    id: str
    column: str
    label: str
    definition: str


@dataclass(frozen=True)
class SiteTask:
    """
    `kind` is "binary" (an event) or "regression" (a score of a scale that registry.json names: scaleName, scaleLow,
    scaleHigh). `lesion_parcels` is the number of locations learned from a lesion map, for tasks that read one.
    """

    id: str
    title: str
    kind: str
    moment: str
    cohort: str
    exclusions: tuple[str, ...]
    statement: str
    not_for: tuple[str, ...]
    columns: tuple[Column, ...]
    outcomes: tuple[SiteOutcome, ...]
    score_columns: tuple[Column, ...] = ()
    """Columns that only the published scores need; none when no published score is compared with."""
    lesion_parcels: int | None = None
    limitations: tuple[str, ...] = ()
    alarm_auc: float | None = None
    """An AUC that nobody reached from such inputs: above it a leak is suspected, and a gate closes."""

    def outcome(self, id: str | None) -> SiteOutcome:
        """The outcome asked for, the first without. Raises KeyError."""
        by_id = {outcome.id: outcome for outcome in self.outcomes}
        return self.outcomes[0] if id is None else by_id[id]
