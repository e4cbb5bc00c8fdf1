"""Screens of the accounts: signing in, my account, everybody's accounts."""
