"""From a Release to an Audit: one module per kind of relation."""
