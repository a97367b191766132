"""How `figures.py` finds which numbers mean something."""
