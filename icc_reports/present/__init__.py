"""From a Release and its Audit to a Report: what is said, in which order."""
