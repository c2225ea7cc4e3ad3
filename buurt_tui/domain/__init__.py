"""The rules of the street work, as values and pure functions."""
