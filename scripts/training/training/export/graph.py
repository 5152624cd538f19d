"""A small builder for ONNX graphs of plain operators (opset 17, default domain, batch N, float32)."""

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
IR_VERSION = 8


class Graph:
    """Collects nodes and constants; names are numbered, so that the same model gives the same bytes."""

    def __init__(self, columns: int) -> None:
        self.width = columns
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.outputs: list[tuple[str, int]] = []

    def constant(self, array: np.ndarray, dtype: type = np.float32) -> str:
        """A constant tensor; returns its name."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array, dtype=dtype), name))
        return name

    def op(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """A node with one output; returns the output's name."""
        name = f"t{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def columns(self, tensor: str, start: int, stop: int) -> str:
        """The columns start..stop of a [N, C] tensor."""
        bounds = [self.constant(np.array([value]), np.int64) for value in (start, stop, 1)]
        return self.op("Slice", tensor, bounds[0], bounds[1], bounds[2])

    def linear(self, tensor: str, weights: np.ndarray, bias: np.ndarray) -> str:
        """tensor @ weights + bias."""
        return self.op("Add", self.op("MatMul", tensor, self.constant(weights)), self.constant(bias))

    def output(self, tensor: str, name: str, width: int) -> None:
        """Makes a tensor an output [N, width] of the graph."""
        self.nodes.append(helper.make_node("Identity", [tensor], [name]))
        self.outputs.append((name, width))

    def model(self, name: str) -> onnx.ModelProto:
        """The checked model with inputs `values` and `known`."""
        inputs = [
            helper.make_tensor_value_info(part, TensorProto.FLOAT, ["N", self.width]) for part in ("values", "known")
        ]
        outputs = [helper.make_tensor_value_info(part, TensorProto.FLOAT, ["N", k]) for part, k in self.outputs]
        graph = helper.make_graph(self.nodes, name, inputs, outputs, self.constants)
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name="stroke-cds"
        )
        onnx.checker.check_model(model, full_check=True)
        return model
