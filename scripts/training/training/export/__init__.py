"""Writing trained methods as one ONNX graph of plain operators, and proving it equal."""
