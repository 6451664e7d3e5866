"""Words that hold sentences together and say nothing of an event."""

from __future__ import annotations

from functools import cache

from digest.text.words import words


@cache
def function_words(language: str) -> frozenset[str]:
    """Those of `language` as `words` stems them; those of eight where it is none of them.

    >>> "befor" in function_words("en-GB"), "vor" in function_words("")
    (True, True)
    """
    known = _WORDS.get(language.lower().partition("-")[0])
    listed = known or " ".join(map(_WORDS.__getitem__, _WIDESPREAD))
    return frozenset([*listed.split(), *words(listed, language)])


_WIDESPREAD = ("en", "de", "fr", "es", "pt", "it", "nl", "sv")
_WORDS = {
    "en": """
a about above after again against all also although am an and another any are as at away back be
became because become been before being below between both but by came can cannot come could did
didn do does doesn doing don done down during each either else even ever every few for from
further gave get give given go goes going gone got had hadn has hasn have haven having he her here
hers him his how however i if in into is isn it its itself just last later least less let like
ll made make making many may me might more most much must my near neither next no nor not now of off
often on once one only onto or other our out over own per put quite rather re said same saw say
saying says see seen several shall she should since so some still such take taken than that the
their them then there these they this those though through thus to today told too took toward
under until up upon us use very via want was wasn way we well went were weren what when where
whether which while who whom whose why will with within without won would yes yet you your
""",
    "de": """
aber als am an auch auf aus bei beim bis da damit dann das dass dem den der des die dies diese
dieser dieses doch durch ein eine einem einen einer eines er es für gegen habe haben hat hatte
ihm ihn ihr ihre im in ins ist ja kann kein keine mehr mit nach nicht noch nun nur ob oder ohne
sagte sein seine sich sie sind so soll sollen sowie über um und unter vom von vor war waren was
wegen wenn werden wie wieder wird wurde wurden zu zum zur zwischen
""",
    "fr": """
au aux avec avait ce cela ces cet cette c d dans de depuis des dont du elle en entre est et été
être fait il ils je l la le les leur leurs lui mais n ne nous on ont ou où par pas plus pour qu
que qui s sa se selon ses si son sont sous sur un une vers y à après
""",
    "es": """
al como con contra cuando de del desde dijo donde dos el ella ellos en entre era es esta este esto
fue ha han hasta hay la las le lo los más muy no o para pero por porque que se ser si sin sobre son
su sus también tras un una y ya
""",
    "pt": """
ao aos as até com como da das de depois do dos e ela ele em entre era essa esse esta este foi já
mais mas na nas no nos não o os ou para pela pelo por que se segundo sem ser seu sua são também
um uma
""",
    "it": """
ai alla anche che chi ci con da dal dalla degli dei del della delle di dopo e ed era gli ha hanno
i il in l la le lo ma nel nella non o per perché più quando questa questo se si sono stato su sul
sulla tra un una
""",
    "nl": """
aan als bij dat de der die dit door een en er had heeft het hij hun ik in is kan maar met naar
niet nog of om onder ook op over te tot uit van voor was wat werd wordt zal ze zich zijn
""",
    "sv": """
och att det som en ett på är av för med till den han hon de vi ni jag inte om men så var från kan
när nu ska skulle har hade vid eller under mot efter sig sin sitt sina här där då också ut upp in
över mer bara än nu alla allt något några man blev bli blir vara varit kommer sade säger enligt
mellan utan samt vad vilken detta denna dessa hans hennes deras dem oss mycket många
""",
    "da": """
og at det som en et på er af for med til den han hun de vi jeg ikke om men så var fra kan når nu
skal skulle har havde ved eller under mod efter sig sin sit sine her der da også ud op ind over
mere kun end alle alt noget nogle man blev blive bliver være været kommer sagde siger ifølge mellem
uden samt hvad hvilken dette denne disse hans hendes deres dem os meget mange vil ville mod
""",
    "no": """
og at det som en et ei på er av for med til den han hun de vi jeg ikke om men så var fra kan når nå
skal skulle har hadde ved eller under mot etter seg sin sitt sine her der da også ut opp inn over
mer bare enn alle alt noe noen man ble bli blir være vært kommer sa sier ifølge mellom uten samt
hva hvilken dette denne disse hans hennes deres dem oss mye mange vil ville
""",
    "fi": """
ja on ei että se hän ovat oli joka myös mutta kun niin tai jos kuin sen hänen mukaan jo vain nyt
sitä tämä nämä ne he me minä ole ollut olla olisi voi noin yli kanssa ennen jälkeen vielä sekä eli
jotka jossa mitä mikä siitä siinä hyvin paljon kaikki sanoi sanoo kertoi kertoo
""",
    "pl": """
i w na z do się że nie to jest o jak po od za przez dla przy ale co był była było były są być ma
tym tego tej ten ta te który która które których oraz już tylko także jego jej ich ze pod nad czy
przed będzie może można też bardzo jednak gdy kiedy podczas według lub a powiedział powiedziała
""",
    "cs": """
a v na se že je s z do o to i ve si k po za od pro při ale jak co by byl byla bylo byli jsou být má
ten ta tento tato který která které jako už jen také jeho její jejich ze pod nad před podle nebo až
když může být ještě tím tom bude řekl řekla uvedl uvedla
""",
    "ru": """
и в на с по что не он она они оно как из за от к у о об для при до но а то это был была было были
быть его её их который которая которые также или ещё уже только после под над между если чтобы где
когда так все всех может сказал сказала заявил заявила сообщил сообщила
""",
    "uk": """
і й та у в на з зі із до що не він вона вони воно як від за по про для при але а то це був була
було були бути його її їх який яка які також або ще вже лише після під над між якщо щоб де коли так
усі всіх може сказав сказала заявив заявила повідомив повідомила
""",
    "ro": """
și în de la cu pe a al ale ai o un una care că nu este sunt din pentru mai fost au am ca se să prin
după dar sau lui ei lor acest această aceste acești între până când unde cum dacă foarte doar încă
despre către fără va fi spus declarat
""",
    "hu": """
a az és hogy nem is egy volt van de meg csak már mint ez azt ezt el ki fel le be még mert vagy ha
amely amelyek aki akik után szerint között alatt ott itt így úgy nagyon több minden lesz lehet
voltak vannak mondta közölte
""",
    "el": """
και το η ο τα οι του της των τον την στο στη στην στον στα στις στους με για από που να θα δεν
είναι ήταν ένα μια ένας ως ότι σε κατά μετά πριν αλλά ή όταν όπως αυτό αυτή αυτός αυτά πολύ πιο
έχει είχε έχουν μετά μεταξύ χωρίς είπε δήλωσε
""",
    "tr": """
ve bir bu da de ile için olarak olan çok daha gibi kadar sonra en ne var yok değil ancak ama o ise
göre ki mi her şey tarafından üzerine oldu olduğu olduğunu etti edildi eden veya dedi söyledi
""",
    "ar": """
في من على إلى عن أن إن التي الذي هذا هذه ذلك مع كان كانت قد لا ما لم لن هو هي هم كما بعد قبل بين
حتى ثم أو أي كل غير عند خلال وقد وكان وفي وقال قال قالت وأضاف أضاف أنه أنها
""",
    "he": """
של את על עם לא הוא היא הם זה זו זאת כי אם גם או אך אבל כל יש אין היה היתה הייתה היו אשר לפי בין עד
אחרי לפני רק עוד כן כמו מה מי אמר אמרה אחר
""",
    "hi": """
के का की में है हैं और से को पर ने यह वह कि इस उस एक भी नहीं था थी थे गया गई गए कर करने हो होने लिए
तो या साथ बाद पहले तक द्वारा जो अपने कहा
""",
    "ca": """
el la els les de del dels i a en un una que per amb no és són va van ha han al als es se com més
però o si ja també entre fins sobre després abans quan on aquest aquesta aquests aquestes seva seu
ser estat dit segons
""",
}
_WORDS["nb"] = _WORDS["nn"] = _WORDS["no"]
