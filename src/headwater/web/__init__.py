"""The case room: a local web page on one case. Nothing is loaded from or sent to anywhere else."""
