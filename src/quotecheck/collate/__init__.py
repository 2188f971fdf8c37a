"""Wordings side by side: alignments, variants, the collation table, the drift tree.

Refuses: to say what a difference is or how bad; ``drift`` does. Knows nothing of sources but
the occurrences that it is given.
"""
