"""What a hospital needs to train a model on its own registry: reading the file, comparing, gates."""
