"""The yes/no events of a task (its outputs and their sums), as predicted and as happened."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .declaration import Task


@dataclass(frozen=True)
class Event:
    """An output, or a sum of outputs, by the numbers of its classes."""

    id: str
    label: str
    classes: tuple[int, ...]

    def happened(self, outcome: np.ndarray) -> np.ndarray:
        """1 where the outcome is one of the classes."""
        return np.isin(outcome, self.classes).astype(float)

    def predicted(self, p: np.ndarray) -> np.ndarray:
        """Probability from [rows, K] class probabilities; a single column is the event itself."""
        return p[:, 0] if p.shape[1] == 1 else p[:, list(self.classes)].sum(axis=1)


def events_of(task: Task) -> Iterator[Event]:
    """The events of a "classes" or "binary" task, outputs first, then sums."""
    if task.kind == "regression":
        raise ValueError(f"{task.id} predicts a quantity, not an event")
    if task.kind == "binary":
        yield Event(task.outputs[0].id, task.outputs[0].label, (1,))
        return
    numbers = {output.id: k for k, output in enumerate(task.outputs)}
    for output in task.outputs:
        yield Event(output.id, output.label, (numbers[output.id],))
    for combined in task.combined:
        yield Event(combined.id, combined.label, tuple(numbers[part] for part in combined.sum_of))
