"""One module per source format; all give the same blocks."""
