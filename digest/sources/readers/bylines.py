"""A line to the authors that it names: above the text, or after its end with their address."""

from __future__ import annotations

import re

from digest.patterns import may_have_digits, regex
from digest.sources.readers.credits import Credit, is_date_line

_CAPITAL = r"[^\W\d_a-z][\w.'’-]{0,24}"
_PARTICLE = r"(?:de|da|di|du|van|von|der|den|del|bin|al|el|la|le)"
_PERSON = rf"{_CAPITAL}(?: (?:{_PARTICLE} ){{0,2}}{_CAPITAL}){{1,3}}"
_JOB = (
    r"(?:reporter|journalist|columnist|correspondent|editor|writer|photographer|contributor"
    r"|producer|blogger|critic|freelancer|redakteur|redakteurin|journalistin|journaliste"
    r"|periodista|giornalista|jornalista)s?"
)
_DESK = rf"(?:{_JOB}|newsroom|desk|staff|team|bureau|redaktion|rédaction|redacción|redazione)"
_BY = regex(r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Door|DOOR|Text|Words):? (?=\w)")
_IS_PERSON = regex(_PERSON)
_IS_BODY = regex(rf"(?:[Tt]he )?{_CAPITAL}(?: (?:of|the|for|and|&|{_PARTICLE}|{_CAPITAL})){{0,6}}")
"""A paper, an agency, a place."""
_IS_DESK = regex(rf"(?:[\w.'’&-]{{1,24}} ){{0,6}}{_DESK}(?: [\w.'’&-]{{1,24}}){{0,5}}", re.I)
_PARTS = regex(
    r"(?:, ?| [|·•–—-] )?\b(in|for|at|with|and|für|mit|und|pour|avec|et|con|para|com|e|y|met|en) "
    r"|, | [|·•–—-] | & ",
    re.I,
)
_AND = regex(r" (?:and|und|et|y|e|en|&) ")
_WITH_AGENCY = regex(
    rf"(?:^|[,;]? )(?i:with|avec|mit|con|com|met) (?:{_IS_BODY.pattern}|(?i:agencies|wires))$"
)
_CLOCK = regex(r"[\d.:]{1,8}(?: ?(?:[ap]\.?m\.?|Uhr|h|[A-Z]{2,4}))?")
"""A time of day, or a year that a comma sets apart."""
_WITH = frozenset("with mit avec con com met".split())
_FOR = frozenset("for für pour para at".split())
_WIRES = frozenset("agencies wires agenturen agences agencias agenzie agências".split())
LONGEST_BYLINE = 140
"""Characters."""

_SOCIAL = regex(r"\b(?:x|twitter|facebook|instagram)\.com/", re.IGNORECASE)
_ADDRESS = regex(
    r"https?://\S+|(?:www\.|\b(?:x|twitter|facebook|instagram)\.com/)\S+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|@\w+",
    re.I,
)
_PHONE = regex(r"\d(?<!\w\d)\d\d\)?[ .-]\d{3}[ .-]\d{4}\b")  # a digit first: fast to look for
_IS_CONTACT = regex(
    r"[\W_]*(?:(?:contact|reach|e-?mail|follow|find|write to|to reach|to contact)\b"
    r"|.{0,80}\b(?:can be reached|may be reached|(?:reach|email|write to|contact)"
    r" (?:him|her|them|the (?:author|writer|reporter))\b))",
    re.IGNORECASE,
)
_NAMED = regex(rf"{_PERSON}(?=: )")
_WITNESSES = regex(
    r"\b(?:police|polic[ií]a|sheriff|detectives?|deput(?:y|ies)|information|tipsters?|crime|stoppers"
    r"|anonymous(?:ly)?|witness(?:es)?|donat\w+|funds?|funeral|hotline|helpline|lifeline|suicide|said|says|told|was|were)\b",
    re.I,
)
"""Calls for witnesses and for help are news."""
_CONTACT_WORDS = frozenset("or and on at twitter facebook instagram email e-mail phone tel".split())

_BOX = regex(
    rf"[\W_]*(?P<author>{_PERSON})(?:,[^,]{{3,60}},)? "
    rf"(?:is .{{0,80}}\b{_JOB}\b|has been .{{0,40}}\b(?:{_JOB}|reporting|covering)\b|covers )"
)
_AT_WORK = regex(
    r"\b(?:for|at|based|cover(?:s|ing)|writes|reports|[Ff]ollow|(?:staff|freelance) \w+)\b"
    r"|['’]s\b|@"
)
LONGEST_BOX = 60
"""Words."""

_NO_STOP = r"(?:[^.!?]|(?<=[A-Z])\.|(?<=St|Jr|Sr|Dr)\.)"
_ENDS = (
    regex(
        r"(?:^|\s)\((?:(?:Additional|Further) )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled"
        r"|[Tt]ranslat(?:ion|ed))(?: and \w+)? by [^()]{3,300}\)$"
    ),
    regex(
        rf"(?:^|(?<=[a-z0-9)][.!?]) |(?<=[.!?][\"”’]) )[(\s]*{_NO_STOP}{{3,200}} contributed"
        r"(?: reporting)? to this (?:report|article|story|post|piece|dispatch|account)\.?\)?$"
    ),
    regex(
        rf"(?:^|(?<=[a-z0-9)][.!?]) ){_NO_STOP}{{0,60}}\b(?:reporter|[Ww]riter|[Ee]ditor)s?"
        rf" {_NO_STOP}{{3,80}} contributed\.$"
    ),
)
_TAIL = 330
"""Characters at the end of a line among which its reporters are looked for."""


def byline_of(text: str) -> Credit | None:
    """The byline that a line above the text is, with what often follows the names, or None.

    >>> byline_of("By Ana Example for The Ward, 17 November 2026")
    Credit(rule='byline', author='Ana Example', publisher='The Ward', agency='')
    >>> byline_of("Radio Corval, 17 November 2026")
    Credit(rule='byline', author='', publisher='Radio Corval', agency='')
    >>> byline_of("By Monday, 12 streets were dry") is None
    True
    """
    opening = _BY.match(text)
    if len(text) > LONGEST_BYLINE or (text[-1:] in ".!?:;" and not text.endswith("m.")):
        return None
    first, *rest = _split(text[opening.end() if opening else 0 :])
    if not _IS_PERSON.fullmatch(first[1]) and not (opening and _IS_DESK.fullmatch(first[1])):
        return None
    authors, publisher, agency, dated = [first[1]], "", "", False
    for word, part in rest:
        if word in _WITH and (_IS_BODY.fullmatch(part) or part.casefold() in _WIRES):
            agency = part
        elif word in _FOR and _IS_BODY.fullmatch(part):
            publisher = part
        elif word == "in" and _IS_BODY.fullmatch(part):
            pass
        elif is_date_line(part):
            dated = True
        elif _CLOCK.fullmatch(part) or _IS_DESK.fullmatch(part):
            pass
        elif word not in _FOR and _IS_PERSON.fullmatch(part):
            authors.append(part)
        else:
            return None
    if not opening and not dated:
        return None
    if not opening and len(authors) == 1 and not publisher:
        from digest.text.titles import is_outlet  # Its patterns are of no use to most texts.

        if is_outlet(authors[0]):
            return Credit("byline", "", authors[0], agency)
    return Credit("byline", ", ".join(authors), publisher, agency)


def _split(text: str) -> list[tuple[str, str]]:
    """The parts of a byline, each with the word that leads to it: "with", "for", or ""."""
    found, word, at = list[tuple[str, str]](), "", 0
    for mark in _PARTS.finditer(text):
        found.append((word, text[at : mark.start()].strip()))
        word, at = (mark[1] or "").casefold(), mark.end()
    return [*found, (word, text[at:].strip())]


def authors_of(named: str) -> tuple[str, ...]:
    """The people that a page or a file names as its authors, without "By" and agencies.

    >>> authors_of("By Ana Example and Bruno Specimen, with Northern Wire")
    ('Ana Example', 'Bruno Specimen')
    >>> authors_of("The Coast Newsroom; With Northern Wire")
    ('The Coast Newsroom',)
    """
    authors = list[str]()
    for part in re.split("[;,]", _WITH_AGENCY.sub("", re.sub("^(?:By|BY) ", "", named.strip()))):
        people = _AND.split(part.strip())
        whole = not all(map(_IS_PERSON.fullmatch, people))
        authors += [part.strip()] if whole else people
    return tuple(author for author in authors if author)


def author_box(text: str, words: int) -> Credit | None:
    """The note on its author that a line behind the text is, or None.

    >>> author_box("Ana Example is a reporter at the Times. Follow her on Mastodon.", 12).author
    'Ana Example'
    """
    found = _BOX.match(text) if words <= LONGEST_BOX else None
    if found and _AT_WORK.search(text, found.end("author")) and not _WITNESSES.search(text):
        return Credit("author-box", author=found["author"])
    return None


def is_contact(text: str, words: int) -> bool:
    """Whether the line says where its author is found, and nothing else.

    >>> is_contact("Contact Ana Example at ana@example.org or 555-010-0142.", 9)
    True
    >>> is_contact("Contact Detective Example at 555-010-0142 with information.", 8)
    False
    """
    if words > LONGEST_BOX or not ("@" in text or ".com" in text or _has_phone(text)):
        return False
    if _WITNESSES.search(text):
        return False
    left = _NAMED.sub("", _PHONE.sub(" ", _ADDRESS.sub(" ", text)))
    if _CONTACT_WORDS.issuperset(re.findall(r"[\w-]+", left.casefold())):
        of_a_person = left.startswith(":") and _has_phone(text)
        return of_a_person or "@" in text or bool(_SOCIAL.search(text))
    return bool(_IS_CONTACT.match(text))


def _has_phone(text: str) -> bool:
    return may_have_digits(text) and bool(_PHONE.search(text))


def reporters(text: str) -> str:
    """The credits of reporters and editors at the end of a line, literally; "" if there are none.

    >>> reporters("It fell. Bo Example in Hollin contributed to this report.")
    'Bo Example in Hollin contributed to this report.'
    """
    tail = text[-_TAIL:]
    in_brackets = " by " in tail and tail.rstrip().endswith(")")
    if not in_brackets and "contributed" not in tail:
        return ""
    for pattern in _ENDS:
        if found := pattern.search(tail):
            return found.group().strip()
    return ""
