"""How `claims.py` finds who is said to have said what."""
