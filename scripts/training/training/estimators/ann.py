"""Artificial neural network: a small multilayer perceptron (ReLU), several members averaged.

Inputs are dropped at random while it trains (rates drawn anew for every row in every epoch), so that it
learns what to say when a value is missing.
"""

import numpy as np
import torch

from ..cohort import Cohort, mask_inputs
from ..export.graph import Graph
from ..preprocessing import Preprocessing
from ..seeds import derived, stream
from .base import DROPOUT, emit_link, link

LARGEST_BATCH, SMALLEST_BATCH, BATCHES = 256, 16, 16
LEARNING_RATE = 3e-3


class Ann:
    """`hidden` units per layer, `decay` the weight decay, `members` networks with different starts."""

    id = "ann"
    name = "Artificial neural network"

    def __init__(
        self, kind: str, outputs: int, hidden: tuple[int, ...], decay: float, epochs: int, members: int
    ) -> None:
        self.kind, self.outputs, self.hidden = kind, outputs, hidden
        self.decay, self.epochs, self.members = decay, epochs, members

    def settings(self) -> str:
        layers = "-".join(str(units) for units in self.hidden)
        return f"mean of {self.members} networks of {layers} ReLU units, weight decay {self.decay:g}, {self.epochs} epochs"

    def fit(self, prep: Preprocessing, cohort: Cohort, seed: int, dropout: tuple[float, ...] = DROPOUT) -> "Ann":
        """Trains every member with AdamW under a cosine learning rate."""
        self.prep = prep
        self.centre, self.spread = 0.0, 1.0
        if self.kind == "regression":
            self.centre, self.spread = float(cohort.outcome.mean()), float(cohort.outcome.std()) or 1.0
        self.layers = [self._train(cohort, derived(seed, "ann", m), dropout) for m in range(self.members)]
        return self

    def _train(
        self, cohort: Cohort, seed: int, dropout: tuple[float, ...]
    ) -> list[tuple[np.ndarray, np.ndarray]]:
        torch.set_num_threads(1)
        torch.use_deterministic_algorithms(True)
        torch.manual_seed(seed)
        rng = stream(seed, "batches")
        complete = self.prep.transform(cohort.values, cohort.known)
        sizes = [complete.shape[1], *self.hidden, self.outputs]
        parts: list[torch.nn.Module] = []
        for before, after in zip(sizes[:-1], sizes[1:]):
            parts += [torch.nn.Linear(before, after), torch.nn.ReLU()]
        network = torch.nn.Sequential(*parts[:-1])
        target, loss = self._target(cohort)
        rows = len(cohort)
        size = int(np.clip(rows // BATCHES, SMALLEST_BATCH, LARGEST_BATCH))
        steps = self.epochs * -(-rows // size)
        linear = [part for part in network if isinstance(part, torch.nn.Linear)]
        with torch.no_grad():
            linear[-1].bias.copy_(torch.from_numpy(self._base_rate(cohort)))
        # Decaying the biases would pull a rare outcome towards one half.
        optimizer = torch.optim.AdamW(
            [
                {"params": [part.weight for part in linear], "weight_decay": self.decay},
                {"params": [part.bias for part in linear], "weight_decay": 0.0},
            ],
            lr=LEARNING_RATE,
        )
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
        for _ in range(self.epochs):
            known = mask_inputs(self.prep.inputs, cohort.known, rng.choice(dropout, rows), rng)
            design = torch.from_numpy(self.prep.masked(complete, known).astype(np.float32))
            for batch in torch.from_numpy(rng.permutation(rows)).split(size):
                optimizer.zero_grad()
                loss(network(design[batch]), target[batch]).backward()
                optimizer.step()
                schedule.step()
        arrays = [(p.weight.detach().double().numpy().T, p.bias.detach().double().numpy()) for p in linear]
        arrays[-1] = (arrays[-1][0] * self.spread, arrays[-1][1] * self.spread + self.centre)
        return arrays

    def _base_rate(self, cohort: Cohort) -> np.ndarray:
        """The output bias to start from: the log of the class shares, the log odds of the event, or 0."""
        if self.kind == "regression":
            return np.zeros(1, dtype=np.float32)
        shares = np.bincount(cohort.outcome.astype(int), minlength=max(self.outputs, 2)) / len(cohort)
        logs = np.log(np.clip(shares, 1e-6, None))
        return (logs if self.kind == "classes" else logs[1:] - logs[:1]).astype(np.float32)

    def _target(self, cohort: Cohort) -> tuple[torch.Tensor, torch.nn.Module]:
        if self.kind == "classes":
            return torch.from_numpy(cohort.outcome.astype(np.int64)), torch.nn.CrossEntropyLoss()
        scaled = (cohort.outcome.astype(float) - self.centre) / self.spread
        target = torch.from_numpy(scaled.astype(np.float32))[:, None]
        return target, torch.nn.BCEWithLogitsLoss() if self.kind == "binary" else torch.nn.MSELoss()

    def predict(self, values: np.ndarray, known: np.ndarray) -> np.ndarray:
        design = self.prep.transform(values, known)
        return np.mean([self._member(layers, design) for layers in self.layers], axis=0)

    def _member(self, layers: list[tuple[np.ndarray, np.ndarray]], design: np.ndarray) -> np.ndarray:
        for weights, bias in layers[:-1]:
            design = np.maximum(design @ weights + bias, 0.0)
        return link(self.kind, design @ layers[-1][0] + layers[-1][1])

    def emit(self, graph: Graph, design: str) -> str:
        members = []
        for layers in self.layers:
            tensor = design
            for weights, bias in layers[:-1]:
                tensor = graph.op("Relu", graph.linear(tensor, weights, bias))
            members.append(emit_link(graph, self.kind, graph.linear(tensor, *layers[-1])))
        total = members[0]
        for member in members[1:]:
            total = graph.op("Add", total, member)
        return graph.op("Div", total, graph.constant(np.array([float(len(members))])))
