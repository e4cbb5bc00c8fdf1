"""Errors that a person reads: each carries a French sentence that says what to do."""


class CarnetError(Exception):
    """Base of the refusals that are shown as they are."""

    @property
    def sentence(self) -> str:
        return str(self)


class ConfigurationError(CarnetError):
    """A setting is wrong: the program does not start."""


class Refused(CarnetError):
    """An act is not possible now; the sentence says why and what else to do."""


class Forbidden(CarnetError):
    """The actor has not the right to do this act."""
