"""What a release says, in immutable values; standard library only."""
