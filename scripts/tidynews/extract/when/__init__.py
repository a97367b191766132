"""How `times.py` finds dates and what they resolve to."""
