"""Attachments: checked by content, stored under random names, served with safe headers. Whose they are is said by the apps above."""
