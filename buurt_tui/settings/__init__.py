"""What a user may set: the table of settings, and reading them from options, variables, a file."""
