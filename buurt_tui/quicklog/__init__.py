"""The quick line: one line of text is one encounter."""
