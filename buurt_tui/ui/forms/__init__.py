"""Forms: the fields of a document beside one another, for what is new and for what was saved."""
