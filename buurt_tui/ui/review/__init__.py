"""The weekly review in words: the parts of its agenda, its cards, its minutes."""
