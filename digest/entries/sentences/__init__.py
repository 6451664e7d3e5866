"""Questions asked of sentences: may it be printed, can it stand alone, do two say the same."""
