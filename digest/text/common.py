"""How likely any article has a word: a rough guess for the words that every article may have.

Small batches need it. Among five articles about one event the name of its town is in all five,
and so is "the"; only knowledge from outside tells the two apart. Lists are short on purpose:
in a batch of a few hundred articles the batch itself knows better.
"""

from __future__ import annotations

from functools import cache

from digest.text.words import words

GRAMMAR_SHARE = 0.6
"""Of articles that have one given word of GRAMMAR."""
NEWS_SHARE = 0.2
"""Of articles that have one given word of NEWS."""
NUMBER_SHARE = 0.1
"""Of articles that have one given number up to 31, or one given year of these decades."""
SHORT_SHARE = 0.3
"""Of articles in a language without a list that have one given word of up to three letters."""
ORDINARY_SHARE = 0.06
"""Of articles that have one given word of no list that is not a name."""

GRAMMAR = {
    "en": """the a an and or but nor so of to in on at by for from with without into onto about
        after before over under between among against through during since until while as than
        that this these those which who whom whose what when where why how if because though
        although it its he him his she her hers they them their we us our you your i me my one
        is are was were be been being am has have had having do does did done will would can
        could may might must shall should not no yes only also just even still more most much
        many some any all both each every other another such same own very too there here then
        now up down out off again further once s t""",
    "es": """el la los las un una unos unas y e o u pero ni de del a al en por para con sin sobre
        entre desde hasta hacia tras ante contra según que quien cual cuyo cuando donde como
        porque si no sí más menos muy también ya aún lo le les se su sus me mi te tu nos nuestro
        este esta estos estas ese esa eso esto aquel ser es son era fue fueron sido está están
        estaba ha han había haber hay tiene tienen todo toda todos todas otro otra cada durante""",
    "fr": """le la les l un une des du de d et ou mais ni donc or car à au aux en dans par pour
        avec sans sous sur entre vers chez depuis pendant après avant contre que qui quoi dont où
        quand comme si ne n pas plus moins très aussi déjà encore ce cet cette ces c il elle ils
        elles on nous vous je j se s sa son ses leur leurs notre y est sont était été être a ont
        avait avoir fait tout tous toute toutes autre autres même qu jusqu selon""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber denn sondern
        von vom zu zum zur in im an am auf aus bei mit nach seit über unter vor für gegen ohne um
        durch bis zwischen dass daß weil wenn als wie ob wer was wo warum nicht kein keine nur
        auch noch schon sehr mehr er sie es wir ihr ich sich sein seine seinen ihre ihren ihrer
        dieser diese dieses ist sind war waren sei wird werden wurde wurden worden hat haben hatte
        hatten kann können soll sollen will muss so dann da hier""",
    "it": """il lo la i gli le l un uno una e o ma né di del della dei delle dello degli a al alla
        ai alle in nel nella nei da dal dalla dai con su sul sulla per tra fra senza contro dopo
        prima durante che chi cui quale quando dove come perché se non più meno molto anche già
        ancora si ci suo sua suoi loro questo questa questi quello è sono era erano stato stata
        essere ha hanno aveva avere tutto tutti altri altro""",
    "pt": """o a os as um uma e ou mas nem de do da dos das em no na nos nas por pelo pela para
        com sem sobre entre até desde após contra que quem qual quando onde como porque se não
        mais menos muito também já ainda ele ela eles elas seu sua seus suas este esta esse essa
        isso ao aos à às é são era foi foram ser está estão tem têm tinha ter há todo todos""",
    "nl": """de het een en of maar van in op te aan met voor bij naar uit om door over tot tegen
        zonder onder tussen na sinds dat die dit deze wie wat waar wanneer hoe als dan niet geen
        ook nog al wel meer er hij zij ze wij we ik je zijn haar hun zich is was waren wordt worden
        werd heeft hebben had kan kunnen zal zullen moet""",
    "sv": """den det de en ett och eller men att av i på till från för med om vid under över efter
        mot mellan som när där hur inte är var har hade blir blev kan ska skulle han hon vi jag
        sig sin sitt sina så också mer""",
    "da": """den det de en et og eller men at af i på til fra for med om ved under over efter mod
        mellem som når hvor ikke er var har havde bliver blev kan skal han hun vi jeg sig sin så
        også mere der""",
    "no": """den det de en et og eller men at av i på til fra for med om ved under over etter mot
        mellom som når hvor ikke er var har hadde blir ble kan skal han hun vi jeg seg sin så også
        mer der""",
    "pl": """i a o w z na do od za po przez dla przy pod nad bez oraz lub ale że który która które
        gdy jak czy nie tak już też tylko się to ten ta jest są był była było być ma jego jej ich
        go po co ze we""",
    "ru": """и а но или в во на с со к ко по за от до из у о об для при без под над между через
        что чтобы который которая которые как когда где если не ни же бы уже еще также только это
        этот эта он она они мы я его ее их был была были быть есть так""",
    "uk": """і й та а але або в у на з зі до по за від із о об для при без під над між через що
        щоб який яка які як коли де якщо не ні же вже ще також тільки це цей ця він вона вони ми я
        його її їх був була були бути є так""",
    "tr": """ve veya ama ile için gibi kadar bu şu o bir de da ki mi ne daha en çok her olarak
        olan oldu var yok değil sonra önce üzere""",
    "ar": """في من على إلى عن مع أن إن التي الذي هذا هذه ذلك كان كانت ما لا لم لن قد بعد قبل بين
        حتى كل أو ثم و هو هي""",
}
"""Words that hold sentences together."""

NEWS = {
    "en": """said says say told according added reported report reports news story statement
        year years month months week weeks day days today yesterday tomorrow morning night time
        first last next two three four five six seven ten people man men woman women family home
        new old city state country world government president minister official officials police
        public group company house office department national international local make made take
        took taken get got give given go going went come came see seen know known think use used
        work working part number million percent since later early ago near around several least
        including however like back well way long good high called found left held set call ask
        asked help need want plan plans number place case many spokesman spokeswoman spokesperson
        announced expected monday tuesday wednesday thursday friday saturday sunday january february
        march april may june july august september october november december read photo
        share image video us pm am mr mrs ms""",
    "es": "dijo según año años día días país gobierno presidente ministro personas nuevo dos tres",
    "fr": "dit selon an ans année jour jours pays gouvernement président ministre deux trois",
    "de": "sagte laut jahr jahre jahren tag tage uhr menschen land regierung präsident zwei drei",
    "it": "detto secondo anno anni giorno giorni paese governo presidente ministro due tre",
    "pt": "disse segundo ano anos dia dias país governo presidente ministro dois três",
    "nl": "zei volgens jaar jaren dag dagen land regering president minister twee drie",
}
"""Words that news of any kind uses."""


def likelihood(word: str, language: str) -> float:
    """The share of all articles in a language that have this word, as `words()` gives it.

    >>> likelihood("the", "en"), likelihood("quito", "en"), likelihood("2025", "")
    (0.6, 0.0, 0.1)
    """
    if word[0].isdigit():
        whole = word.isdecimal() and int(word[:5])
        return NUMBER_SHARE if whole and (whole <= 31 or 1950 <= whole <= 2050) else 0.0
    known = _shares(language.lower().partition("-")[0])
    if known:
        return known.get(word, 0.0)
    return SHORT_SHARE if len(word) <= 3 and word.isascii() else 0.0


@cache
def _shares(language: str) -> dict[str, float]:
    news = dict.fromkeys(words(NEWS.get(language, ""), language), NEWS_SHARE)
    return news | dict.fromkeys(words(GRAMMAR.get(language, ""), language), GRAMMAR_SHARE)
