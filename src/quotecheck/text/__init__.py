"""Text: the only normaliser there is, tokens, gaps, lines, quotation marks, and display.

Refuses: to know what a registered quote is.
"""
