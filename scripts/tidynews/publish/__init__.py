"""Frames in, a self-contained Data Package out."""
