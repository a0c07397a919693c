"""What the program raises when it cannot do what was asked. The message is for the person at the terminal."""


class IccReportsError(Exception):
    """The base of every error that a user can cause; the command line prints it and exits with 2."""


class SourceError(IccReportsError):
    """The bytes supplied cannot be read as a release: missing, empty, binary, too large or without a figure."""


class NotesError(IccReportsError):
    """A reviewer's notes are not what they should be: says in which file and line, and what to write instead."""


class OutputError(IccReportsError):
    """An artefact cannot be written where it should go."""


class UsageError(IccReportsError):
    """A request that contradicts itself or names something that does not exist."""


class TemplateError(IccReportsError):
    """A template, the house's own or the user's, does not render: says which one and on which line."""


class DeliveryError(IccReportsError):
    """Mail cannot be sent, must not be sent yet, or did not reach everyone; says what was sent and what was not."""
