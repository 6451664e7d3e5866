"""What somebody is, as German writes it before the name: with a capital, as one word."""

from __future__ import annotations

import re

from digest.patterns import regex

_OFFICES = (
    "meister minister chef sprecher leiter präsident kanzler direktor kommissar richter verwalter "
    "intendant trainer rektor pfarrer forscher professor polizist inspektor senator sekretär "
    "botschafter diplomat politiker führer gründer inhaber betreiber händler unternehmer manager "
    "ermittler gutachter berater mitarbeiter techniker ingenieur architekt pilot fahrer kapitän "
    "kommandant soldat wissenschaftler historiker ökonom analyst physiker mediziner psychologe "
    "lehrer schüler student autor schriftsteller journalist reporter regisseur schauspieler sänger "
    "musiker künstler spieler stürmer verteidiger sportler schiedsrichter aktivist gewerkschafter "
    "kandidat landwirt winzer bäcker förster sanitäter retter passagier anwohner bewohner besucher "
    "einwohner zuschauer rentner nachbar urlauber prinz könig"
)
"""With "in" behind them, those of women."""
_OTHERS = (
    "anwalt anwältin arzt ärztin vorsitzende[rn]? abgeordnete[rn]? angehörige[rn]? verletzte[rn]? "
    "angeklagte[rn]? sachverständige[rn]? rat rätin zeug(?:e|in) expert(?:e|in) kolleg(?:e|in) "
    "biolog(?:e|in) geolog(?:e|in) meteorolog(?:e|in) bauer bäuerin bischof bischöfin papst "
    "kardinal wirt wirtin mutter vater tochter sohn bruder schwester witwer? feuerwehrmann "
    "feuerwehrfrau kaufmann kauffrau prinzessin torwart general oberst"
)
GERMAN_ROLE = regex(
    rf"(?:(?:{_OFFICES.replace(' ', '|')})(?:in)?|{_OTHERS.replace(' ', '|')})$", re.IGNORECASE
)
"""Ends a word that is no part of the name behind it, of any length: `Oberbürgermeisterin`."""
