"""Words to what they mean for an entry: doubt, death, function words, kinds of them as bits.

`lexicon` looks a piece of text up once for all rules; `marks` says which rules can apply to a
sentence at all.
"""
