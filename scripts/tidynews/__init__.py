"""News articles in; checked tables of actors, claims, figures and events out."""
