"""Who is measured: one module each, run as a process of its own.

A contender is told a workload's folder and how long it may take, and writes what it found, one
``Find`` a line, and a ``Work`` that says how much of the job that was. It takes the files in the
workload's own shuffled order, so that one that is stopped early has seen a fair sample.

Refuses: to score.
"""
