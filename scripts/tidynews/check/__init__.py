"""Frames or a package folder in, the same or a report of every problem out."""
