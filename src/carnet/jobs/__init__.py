"""Long work and the schedule."""
