"""How long a work will still take, in words. Pure arithmetic on what it did so far."""

from django.utils import timezone

from carnet.jobs.models import Job

_TOLD_AFTER = 3.0  # seconds: before, nothing is known


def remaining(job: Job) -> str:
    """« encore 2 minutes environ », "" when nobody can tell."""
    if not job.started_at or not job.total or not job.done or job.done >= job.total:
        return ""
    spent = (timezone.now() - job.started_at).total_seconds()
    if spent < _TOLD_AFTER:
        return ""
    return in_words(spent * (job.total - job.done) / job.done)


def in_words(seconds: float) -> str:
    if seconds < 60:
        return "encore moins d’une minute"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"encore {minutes} minute{'s' if minutes > 1 else ''} environ"
    return f"encore {minutes // 60} h {minutes % 60:02} environ"
