"""How quotation marks are told from apostrophes, paired, and kept to their paragraph.

``layout`` finds paragraphs and block quotations, ``glyphs`` reads each mark and what stands
beside it, ``pairs`` and ``singles`` decide which mark closes which within one paragraph, and
``stretch`` is what they hand over. ``quotecheck.text.quotations`` is the way in.

Refuses: to know who speaks, and what is a quotation of a registered quote.
"""
