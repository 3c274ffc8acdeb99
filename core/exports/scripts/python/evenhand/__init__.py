"""The parts of recompute.py, one for each chapter of the report. Nothing here needs more than Python's own library."""
