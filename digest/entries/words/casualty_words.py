"""Numbers, people and what befell them in the languages of `casualties`: lists and patterns."""

from __future__ import annotations

IN_WORDS = {
    "cs": "dva/dvě/dvou tři/tří čtyři/čtyř pět/pěti šest/šesti sedm/sedmi osm/osmi devět/devíti",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv",
    "el": "δύο/δυο τρεις/τρία/τριών τέσσερις/τέσσερα πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά",
    "fi": "kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
    "he": "שניים/שני/שתי שלושה/שלוש ארבעה/ארבע חמישה/חמש שישה/שש שבעה/שבע שמונה תשעה/תשע עשרה/עשר",
    "hi": "दो तीन चार पांच/पाँच छह सात आठ नौ दस",
    "hu": "két/kettő három négy öt hat hét nyolc kilenc tíz",
    "no": "to tre fire fem seks sju/syv åtte ni ti elleve tolv",
    "ro": "doi/două trei patru cinci șase/şase șapte/şapte opt nouă zece",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv",
    "uk": "двоє/двох/два/дві троє/трьох/три четверо/чотирьох/чотири п'ятеро/п'яти/п'ять "
    "шестеро/шести/шість семеро/семи/сім восьмеро/восьми/вісім дев'ятеро/дев'яти/дев'ять",
    "ar": "اثنين/اثنان ثلاثة/ثلاث أربعة/أربع خمسة/خمس "
    "ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pl": "dwie/dwóch trzy/trzech cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu "
    "osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu",
    "pt": "dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze quinze",
    "ru": "двое/двух/два/две трое/три/трёх/трех четверо/четыре/четырёх/четырех пятеро/пять/пяти "
    "шестеро/шесть/шести семеро/семь/семи восемь/восьми девять/девяти десять/десяти",
}
"""From two on, forms apart by a slash: "one" is an article in half of these languages."""
PEOPLE = {
    "cs": "lidí|lidé|osob|osoby|cestujících|dětí|dělníků|vojáků",
    "da": "personer|mennesker|passagerer|børn|arbejdere|soldater",
    "el": "άνθρωποι|ανθρώπους|άτομα|επιβάτες|εργάτες|παιδιά|στρατιώτες",
    "fi": "ihmistä|henkilöä|matkustajaa|lasta|työntekijää|sotilasta",
    "he": "בני אדם|אנשים|נוסעים|עובדים|ילדים|חיילים",
    "hi": "लोगों|लोग|यात्रियों|मजदूरों|बच्चों|जवानों",
    "hu": "ember|személy|utas|munkás|gyerek|katona",
    "no": "personer|mennesker|passasjerer|barn|arbeidere|soldater",
    "ro": "(?:de )?(?:persoane|oameni|pasageri|muncitori|copii|soldați)",
    "sv": "personer|människor|passagerare|barn|arbetare|soldater",
    "uk": "людей|людини|осіб|особи|пасажирів|дітей|військових",
    "ar": "أشخاص|شخص[اً]*|أفراد|مدنيين|عمال",
    "de": "Menschen|Personen|Bewohner|Passagiere|Arbeiter|Zivilisten|Kinder|Soldaten",
    "es": "personas|pasajeros|trabajadores|vecinos|civiles|niños|soldados",
    "fr": "personnes|passagers|ouvriers|habitants|civils|enfants|soldats",
    "it": "persone|passeggeri|operai|civili|bambini|soldati",
    "nl": "mensen|personen|passagiers|kinderen|burgers",
    "pl": "osoby|osób|ludzi|pasażerów|dzieci",
    "pt": "pessoas|passageiros|trabalhadores|moradores|civis|crianças",
    "ru": "человека?|людей|пассажира|пассажиров|рабочих|детей",
    "tr": "kişi|işçi|yolcu|çocuk|asker",
}
DEATHS = {
    "cs": r"""# (?:P )?(?:zahynul[oiy]?|zemřel[oiy]?|mrtvých|mrtví|přišl[oi] o život)\b
        (?:zahynul[oiy]|zemřel[oiy]) #(?! z )
        počet (?:obětí|mrtvých)\b~{0,60} na #""",
    "da": r"""# (?:P )?(?:døde|dræbte|dræbt|omkom|omkomne|er døde?|blev dræbt|mistede livet)\b
        (?:dødstallet|antallet af (?:døde|dræbte|omkomne))\b~{0,60} til #""",
    "el": r"""# (?:P )?(?:οι )?(?:νεκροί|νεκρούς|έχασαν τη ζωή|σκοτώθηκαν|πέθαναν)
        (?:στους|σε) #(?= (?:ανήλθαν|αυξήθηκαν|έφτασαν|ανέβηκαν) οι νεκροί)
        (?:νεκρών|νεκροί)~{0,60} (?:σε|στους) #""",
    "fi": r"""# (?:P )?(?:kuoli|kuollutta|sai surmansa|menehtyi|on kuollut)\b
        (?:kuolonuhrien|kuolleiden) (?:määrä|luku)\b~{0,40} #""",
    "he": r"""# (?:P )?(?:הרוגים|נהרגו|נספו|מתו|מתים)
        מספר ה(?:הרוגים|מתים|נספים)~{0,40}(?:ל-?|על )#""",
    "hi": r"""# (?:P )?(?:की मौत|की मृत्यु|की जान गई|मारे गए)
        (?:मृतकों|मरने वालों) की संख्या (?:बढ़कर )?#""",
    "hu": r"""# (?:P )?(?:meghalt|halott|halálos áldozat|életét vesztette)\b
        #(?=-?r[ae] (?:emelkedett|nőtt) az? (?:halottak|áldozatok) száma)""",
    "no": r"""# (?:P )?(?:døde|drepte|drept|omkom|omkomne|er døde?|ble drept|mistet livet)\b
        (?:dødstallet|antall(?:et)? (?:døde|drepte|omkomne))\b~{0,60} til #""",
    "ro": r"""# (?:P )?(?:(?:de )?morți|au murit|au decedat|și-au pierdut viața|ucise|uciși)\b
        numărul (?:morților|victimelor|deceselor)\b~{0,80} la #""",
    "sv": r"""# (?:P )?(?:döda|dödade|dödades|omkomna|omkom|dog|har (?:dött|omkommit|dödats))\b
        # (?:P )?(?:miste livet|avled)\b
        (?:dödssiffran|antalet (?:döda|omkomna|dödsoffer))\b~{0,60} till #""",
    "th": r"""(?:ผู้เสียชีวิต|เสียชีวิต)(?:แล้ว)?(?:อย่างน้อย| ?เพิ่มเป็น)? ?# ?(?:ราย|คน|ศพ)""",
    "uk": r"""# (?:P )?(?:загинул[ио]|загиблих|загиблі|вбит[оі])
        (?:загинул[ио]|вбито) #(?! з )
        (?:загиблих|жертв)\b~{0,80} до #""",
    "ar": r"""و?(?:ق\u064f?تل|مقتل|وفاة|مصرع) #(?! من )
        # P (?:لقوا )?(?:مصرعهم|حتفهم)
        # (?:P )?(?:قتلى|قتيل)""",
    "de": r"""# (?:P )?(?:ums Leben|starben|getötet|gestorben)
        # (?:Tote|Todesopfer)\b
        # (?:P )?(?:sind|waren|wurden|kamen)\b(?:(?!,| und )~){0,90} (?:gestorben|getötet|ums Leben)
        (?:starben|töteten?|Zahl der (?:Toten|Todesopfer)~{0,80} auf) #(?! der )""",
    "es": r"""# (?:P )?(?:han )?(?:muert[oa]s?|fallecid[oa]s?|murieron|fallecieron)\b
        # (?:víctimas mortales|(?:P )?(?:han )?perd(?:ieron|ido) la vida)\b
        (?:mueren|murieron|fallecen|fallecieron|han muerto|mat(?:an?|ó|aron) a) #(?! de )
        (?:muertos|fallecidos|víctimas)\b~{0,90} (?:ascend|elev|lleg|sub)~{1,40} a #""",
    "fr": r"""# (?:P )?(?:morts|tués|(?:sont|étaient) (?:mort|décédé)e?s)\b
        # (?:P )?(?:ont péri|ont perdu la vie)\b
        # (?:P )?(?:ont été|sont) tuée?s\b
        (?:tuant|ont tué|a tué|la mort de) #(?! de)""",
    "it": r"""# (?:P )?(?:morti|vittime|sono mort[ie]|(?:hanno )?perso la vita)\b
        (?:muoiono|uccid(?:e|ono)|ucciso|uccidendo) #(?! d)
        sal(?:e|ito|ita|iti|gono) a #(?= (?:il bilancio|(?:i |le )?(?:morti|vittime)))
        (?:vittime|morti)\b~{0,80} sal(?:e|ito|ita|iti|gono) a #""",
    "nl": r"""# (?:P )?(?:doden|om het leven|overleden|gedood)\b
        (?:dodental|aantal doden)\b~{0,80} (?:naar|tot|op) #""",
    "pl": r"""# (?:P )?(?:zginęł[oy]|nie żyje|nie żyją|zmarł[oy]|ofiar śmiertelnych)\b
        zginęł[oy] #
        do #(?= wzrosła liczba (?:ofiar|zabitych))
        liczba (?:ofiar|zabitych)\b~{0,60} do #""",
    "pt": r"""# (?:P )?(?:mort[oa]s|morreram|perderam a vida|vítimas mortais)\b
        (?:morreram|mat(?:a|ou|aram)) #(?! d)
        mortos\b~{0,100} (?:sub(?:iu|e)|aumentou|chega|chegou)(?: para| a) #
        sobe(?: para| a) #(?= o número de (?:mort|vítim))""",
    "ru": r"""# (?:P )?(?:погибл[ио]|погибших|убит[ыо])
        (?:погибл[ио]|погибают|убит[ыо]|унёс жизни) #(?! из )
        (?:погибших|жертв)\b~{0,80} до #""",
    "tr": r"""# (?:P )?(?:öldü|ölü\b|hayatını kaybetti|yaşamını yitirdi)
        (?:ölü sayısı|ölenlerin sayısı|can kaybı)\b~{0,40} #(?!['’]?[dt][ae]n)""",
    "ja": r"""#人(?:が|の)?(?:死亡|亡くな|犠牲)
        (?:死者|犠牲者)(?:数)?(?:は|が)?#人""",
    "zh": r"""#(?:人|名[^\W\d]{0,4}?)(?:死亡|遇难|遇難|丧生|喪生)
        (?:死亡|遇难|遇難)人[数數][^,。;,;\d从由]{0,8}#人""",
    "ko": r"""#명(?:이|의)? ?(?:숨|사망|목숨)
        사망자(?:가|는| 수가| 수는)? ?#명""",
}
"""A pattern a line: `#` is the number, `P` a word for people, `~` a character of one statement."""
INJURIES = {
    "cs": r"""# (?:P )?(?:bylo zraněno|zraněných|zraněno|utrpěl[oi] zranění)\b
        počet zraněných\b~{0,60} na #""",
    "da": r"""# (?:P )?(?:sårede|såret|kvæstede|kvæstet|kom til skade|blev (?:såret|kvæstet))\b
        antallet af (?:sårede|kvæstede|tilskadekomne)\b~{0,60} til #""",
    "el": r"""# (?:P )?(?:οι )?(?:τραυματίστηκαν|τραυματίες|τραυματιών)
        τραυματιών~{0,60} (?:σε|στους) #""",
    "fi": r"""# (?:P )?(?:loukkaantui|loukkaantunutta|haavoittui)\b
        (?:loukkaantuneiden|haavoittuneiden) määrä\b~{0,40} #""",
    "he": r"""# (?:P )?(?:פצועים|נפצעו)
        מספר הפצועים~{0,40}(?:ל-?|על )#""",
    "hi": r"""# (?:P )?(?:घायल|जख्मी)
        घायलों की संख्या (?:बढ़कर )?#""",
    "hu": r"""# (?:P )?(?:megsérült|sebesült|megsebesült)\b
        #(?=-?r[ae] (?:emelkedett|nőtt) a sérültek száma)""",
    "no": r"""# (?:P )?(?:skadde|skadd|skadet|såret|ble (?:skadet|såret))\b
        antall(?:et)? (?:skadde|sårede)\b~{0,60} til #""",
    "ro": r"""# (?:P )?(?:(?:de )?răniți|rănite|au fost răni(?:te|ți))\b(?! (?:grav|ușor))
        numărul răniților\b~{0,80} la #""",
    "sv": r"""# (?:P )?(?:skadade|skadades|har skadats|fick skador)\b
        antalet skadade\b~{0,60} till #""",
    "th": r"""(?:ผู้บาดเจ็บ|บาดเจ็บ)(?:อย่างน้อย| ?เพิ่มเป็น)? ?# ?(?:ราย|คน)""",
    "uk": r"""# (?:P )?(?:були )?(?:поранен[ио]|поранені|поранених|травмован[оі])
        (?:поранено|травмовано) #(?! з )
        поранених\b~{0,80} до #""",
    "ar": r"""و?(?:إصابة|أُ?صيب) #(?! من )
        # (?:P )?(?:آخرين |آخرون )?(?:جرحى|جريح[اً]*|مصابين|مصابون)""",
    "de": r"""# (?:P )?(?:verletzt|Verletzte)\b
        # (?:P )?(?:sind|waren|wurden) (?:dabei |dort |bei dem Unglück |bei dem Unfall )?verletzt\b
        Zahl der Verletzten~{0,80} auf #""",
    "es": r"""# (?:P )?(?:resultaron |quedaron |fueron )?herid[oa]s\b(?! (?:de )?(?:grav|lev))
        heridos\b~{0,90} (?:ascend|elev|lleg|sub)~{1,40} a #""",
    "fr": r"""# (?:P )?blessée?s\b(?! (?:lég|grav|griè|dans un état))
        # (?:P )?(?:ont été|sont) blessée?s\b(?! (?:lég|grav|griè))
        (?:blessant|a blessé|ont blessé) #(?! de)""",
    "it": r"""# (?:P )?(?:(?:sono )?rimast[ei] )?ferit[ei]\b(?! (?:grav|liev|in modo))
        # i feriti\b
        feriti\b~{0,80} sal(?:e|ito|iti|gono) a #""",
    "nl": r"""# (?:P )?(?:gewond|gewonden)\b
        aantal gewonden\b~{0,80} (?:naar|tot|op) #
        raakten #(?= (?:P )?gewond)""",
    "pl": r"""# (?:P )?(?:zostało |zostały |jest )?(?:rannych|ranne)\b
        liczba rannych\b~{0,60} do #""",
    "pt": r"""# (?:P )?(?:ficaram |foram )?ferid[oa]s\b(?! (?:com gravidade|grav|liger|lev))
        feridos\b~{0,100} (?:sub(?:iu|e)|aumentou|chega|chegou)(?: para| a) #""",
    "ru": r"""# (?:P )?(?:были )?(?:ранен[ыо]|раненых|получили (?:ранения|травмы))
        (?:ранен[ыо]|получили (?:ранения|травмы)) #(?! из )
        раненых\b~{0,80} до #""",
    "tr": r"""# (?:P )?(?:yaralandı|yaralı\b)
        yaralı sayısı\b~{0,40} #(?!['’]?[dt][ae]n)""",
    "ja": r"""#人(?:が|の)?(?:けが|怪我|負傷|重軽傷)
        (?:負傷者|けが人)(?:数)?(?:は|が)?#人""",
    "zh": r"""#(?:人|名[^\W\d]{0,4}?)(?:受伤|受傷)
        (?:受伤|受傷)人[数數][^,。;,;\d从由]{0,8}#人""",
    "ko": r"""#명(?:이|의)? ?(?:다쳤|다치|부상)
        부상자(?:가|는| 수가| 수는)? ?#명""",
}
