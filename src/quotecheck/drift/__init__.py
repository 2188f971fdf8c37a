"""Drift: what kind each difference is, how bad, and how far a wording has come.

The meeting place is `edits.edits`; the two figures are `measure.drift` and `measure.coverage`, and
nowhere else. Refuses: to align, to find, and to claim that a meaning changed; it shows the words.
"""
