"""What the data are refused for: told on one line, without a value, and without a trace of the code."""


class Refused(Exception):
    """The data cannot be trained on; the message names row, column or file, and never a value."""
