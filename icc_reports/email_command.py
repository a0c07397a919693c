"""The commands that write the email of a pack, send it, and settle what is in doubt."""
