"""Argument maps as text."""
