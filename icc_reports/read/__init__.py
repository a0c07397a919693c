"""From the bytes of a document to a Release."""
