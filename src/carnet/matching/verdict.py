"""The answer to "is it the same client?"."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    score: float  # calibrated probability that the two are one client
    story: str  # code of the story that explains the pair best
    reasons: tuple[str, ...]  # what agrees, in French
    explanation: str  # the winning story as a French sentence
    certain: bool  # a certain proof, which the strict mode refuses


# One threshold per use. Warn early while typing (a look-alike costs a glance), ask at save only when
# it is likelier than not, keep the batch review precise (a person reads every line of it).
WARN = 0.2
SAVE = 0.5
REVIEW = 0.5
THRESHOLDS = {"warn": WARN, "save": SAVE, "review": REVIEW}
