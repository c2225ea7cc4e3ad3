"""Buurt: whom a neighbourhood team met, what they like, and whom it promised to come back to."""
