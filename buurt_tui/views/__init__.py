"""Buurt to rows: what screens, the command line and reports show."""
