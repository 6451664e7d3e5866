"""A run of capitals to whether it is left over from a button, a headline or a shout, and no name.

A missing name costs little and a wrong one misleads, so the lists err on one side.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from digest.patterns import regex

_WIDGETS = frozenset(
    """share shares follow subscribe comment comments email mail print text click tap buy watch view
    views read download photo photos video videos gallery caption updated update posted published
    advertisement sponsored related trending newsletter embed close login menu home search maps
    office contact tweet retweet reply sign log""".split()
)
"""What buttons and captions say. None is a name alone; none but `home` and `office` opens one."""
_MAY_OPEN = frozenset("home office related search close".split())
_NOBODY = frozenset(
    """anyone everyone someone nobody everybody somebody anybody baby god two three four five six
    seven eight nine ten dozens hundreds thousands millions plus side young long player players
    mom dad mum north south east west better therefore please free new call number error submit tip
    article interview investigation pause finest families men women day officers officials deputies
    detectives det police crime crimes firearm closures culture amendment improves triggered black
    junior tv suv gps dvd pc cpr dna dui icu pio psa k9 led wifi wi-fi""".split()
)
"""Words that get a capital by chance, and things; each is part of a name only beside others."""
_CLOCK = frozenset("am pm gmt utc est edt cst cdt mst mdt pst pdt cet cest bst ist a.m p.m".split())
_CUT_SHORT = frozenset(
    """ala ald ariz ark calif colo conn const del fla ga ill ind kan ky la mass md mich minn miss mo
    mont neb nev okla ore pa tenn tex va vt wash wis wyo rear adm""".split()
)
"""States and ranks as datelines shorten them: what follows, or stood before, is the name."""
_HEADS = frozenset(
    """street st avenue ave road rd drive boulevard blvd lane highway department hospital center
    centers centre prevention county university news reporter former clinic clinics club precinct
    village villages terrace place block junction springs pines trails yards beach science
    technology security exchange arts chicken""".split()
)
"""What longer names have: of "20th Street" and "the Department" no more may be left."""
_RIGHTS = frozenset(
    """image images photo photos video copyright javascript reserved staff tips posted
    updated""".split()
)
"""What a name ends in that says whose picture or page it is."""
_STATION = regex(
    r"\b(?:(?:NBC|CBS|ABC|FOX|CW|News)-?\d+\w*\b|(?:[KW][A-Z]{2,3}|Action|Eyewitness) News"
    r"|[KW][A-Z]{3} Broadcasting)"
)
"""A broadcaster that reports: `News4Vessin Crime`, `KQRV Action News`."""
_NEVER_ALONE = _WIDGETS | _NOBODY | _CLOCK | _CUT_SHORT | _HEADS | _RIGHTS
_NEVER_FIRST = _WIDGETS - _MAY_OPEN
_WITHIN = frozenset("a an are around has have is its out their they was were".split())
"""With a capital between others they tell a headline: `Gulls Have Landed`."""
_SHORTENED = regex(r"n['’]t$|['’](?:re|ve|ll|m|d)$")
"""Of two words one, and no name: "We're", "Don't"."""
SHOUT = 4
"""Letters of a word in capitals from which it is a shout, where the texts have it in small ones."""


def left_over(words: Sequence[str], written: Collection[str]) -> bool:
    """Is it no name? `written` are the words of the texts as they have them.

    >>> left_over(["Buy", "Photo"], set()), left_over(["Vessin", "Post"], set())
    (True, False)
    >>> left_over(["KQRV", "Action", "News"], set()), left_over(["Vessin", "News"], set())
    (True, False)
    """
    plain = [word.lower().rstrip(".") for word in words]
    if _STATION.search(" ".join(words)):
        return True
    if len(words) == 1:
        letter = len(plain[0]) == 1 and plain[0] != "x"
        return letter or plain[0] in _NEVER_ALONE or bool(_SHORTENED.search(plain[0]))
    if plain[0] in _NEVER_FIRST or plain[-1] in _RIGHTS or not _CLOCK.isdisjoint(plain):
        return True
    return any(
        (word[:1].isupper() and at and small in _WITHIN)
        or (word.isupper() and len(word) >= SHOUT and small in written)
        for at, (word, small) in enumerate(zip(words, plain, strict=True))
    )
