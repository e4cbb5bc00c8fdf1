"""Appointments: who goes to which client, when; teams, absences, the feed of each person."""
