"""Letters to their recipients: the only place that talks to mail servers and keeps the journal of it."""
