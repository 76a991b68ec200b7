"""Measuring the stages against published corpora."""
