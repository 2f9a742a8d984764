"""What can go wrong by a user's hand, each with the exit code that the command line gives it."""

__all__ = ["BadData", "BuildFailed", "NotFetched", "ReportFailed", "UserMistake", "WrongUsage"]


class UserMistake(Exception):
    """A mistake that one plain sentence explains; the command line shows no traceback."""

    exit_code = 2


class WrongUsage(UserMistake, ValueError):
    """A quarter, theme or option that does not exist; the message says what is allowed."""


class NotFetched(UserMistake):
    """A publisher's server could not be reached, or did not answer as it should."""

    exit_code = 1


class BadData(UserMistake):
    """One or more faults in the tables; the message has a line for each."""

    exit_code = 3


class ReportFailed(UserMistake):
    """One or more notebooks failed; the message names notebook, cell and error."""

    exit_code = 4


class ReviewFailed(UserMistake):
    """A review found a difference; each is printed before."""

    exit_code = 5


class BuildFailed(UserMistake):
    """Jupyter Book ended with an error or a warning."""

    exit_code = 6
