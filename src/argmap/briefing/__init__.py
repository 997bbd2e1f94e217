"""Rebuttal briefs and flow sheets: what debaters carry into the room."""
