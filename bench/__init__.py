"""Measuring quotecheck: workloads with known answers, its peers, and what each of them finds.

Refuses: to be part of the package, and to hold anybody's text. The user names a folder of it.
"""
