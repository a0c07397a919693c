"""From a Report to bytes: one module per format."""
