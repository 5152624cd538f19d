"""Leakage guard: columns that were filled in after the prediction's moment are refused by name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


class LeakageError(ValueError):
    """A column was asked for that knows the outcome, the place or the future."""


@dataclass(frozen=True)
class Forbidden:
    """Names (exact) and patterns (whole match) of columns that must never be inputs, and why."""

    names: frozenset[str]
    patterns: tuple[str, ...]
    why: str

    def hits(self, column: str) -> bool:
        return column in self.names or any(re.fullmatch(pattern, column) for pattern in self.patterns)


def refuse_leaks(columns: Iterable[str], *rules: Forbidden) -> None:
    """Raises LeakageError naming each forbidden column among `columns`."""
    found = [f"{column} ({rule.why})" for column in columns for rule in rules if rule.hits(column)]
    if found:
        raise LeakageError("not known when the prediction is made: " + ", ".join(found))
