"""How `events.py` finds what happened."""
