"""A gate: a statement that can fail, the figure reached, the limit, and whether it was passed."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Gate:
    """`at_most` gates pass when the value does not exceed the limit, others when it reaches it."""

    id: str
    statement: str
    value: float
    limit: float
    at_most: bool = False

    @property
    def passed(self) -> bool:
        """A value that is not a number passes nothing."""
        return self.value <= self.limit if self.at_most else self.value >= self.limit

    def declared(self) -> dict[str, Any]:
        """As in the manifest."""
        return {
            "id": self.id,
            "statement": self.statement,
            "value": round(self.value, 6),
            "limit": self.limit,
            "passed": self.passed,
        }


def shortfall(gates: list[Gate]) -> str:
    """What a statement shown beside a prediction has to add when a gate was not passed; nothing otherwise."""
    missed = sum(not gate.passed for gate in gates)
    return f" {missed} of {len(gates)} limits set beforehand were not reached: see the model card." if missed else ""
