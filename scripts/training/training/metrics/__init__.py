"""Measures of a prediction. `p` are probabilities of the event `y` (0/1), both [n]."""
