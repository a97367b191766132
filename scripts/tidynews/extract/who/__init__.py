"""How `actors.py` finds who is in an article."""
