"""Invented reports in many languages and scripts: for each language, events of two or three.

In every language the second and the third event are of one kind: a fire in a depot and another
fire, in another town. Places and people are invented.
"""

# ruff: noqa: E501 - the reports read best as their sentences run

BRIEF: dict[str, tuple[tuple[str, ...], ...]] = {
    "de": (
        (
            "Die Lindtalbrücke bei Wesenau bleibt bis März gesperrt. Gutachter fanden am Dienstag Risse in zwei Pfeilern; die Reparatur kostet 3,4 Millionen Euro.",
            "Wegen Rissen in den Pfeilern ist die Lindtalbrücke gesperrt worden. Täglich fuhren 12.500 Autos über sie, sagte die Stadt Wesenau. Gerechnet wird mit Kosten von 3,4 Mio. Euro.",
            "Wesenau ohne Brücke: 12.500 Pendler müssen bis März einen Umweg nehmen, weil die Lindtalbrücke Risse hat.",
        ),
        (
            "In Harsfeld ist in der Nacht ein Lager für Möbel abgebrannt. Ein Wächter, Piet Ohlsen, kam mit Rauchvergiftung in die Klinik. Der Schaden liegt bei 1,2 Millionen Euro.",
            "Möbellager in Harsfeld zerstört: Die Feuerwehr löschte bis zum Morgen, der Wächter Piet Ohlsen wurde verletzt.",
        ),
        (
            "Ein Feuer hat in der Nacht ein Lager für Reifen in Borkum-Nord vernichtet. Verletzt wurde niemand, die Polizei ermittelt wegen Brandstiftung.",
            "Nach dem Brand des Reifenlagers in Borkum-Nord sucht die Polizei einen Mann mit roter Jacke. Sie geht von Brandstiftung aus.",
        ),
        (
            "Der Gemeinderat von Tannhausen wählte Irmgard Voss mit 14 zu 9 Stimmen zur Bürgermeisterin. Sie will das Freibad erhalten.",
            "Tannhausen bekommt mit Irmgard Voss die erste Bürgermeisterin. Das Freibad, sagte sie nach der Wahl im Gemeinderat, werde nicht geschlossen.",
        ),
    ),
    "fr": (
        (
            "Le tunnel de Roquevive, fermé depuis lundi après la chute d’un bloc de 40 tonnes, ne rouvrira pas avant l’été. Quelque 8 300 voitures l’empruntaient chaque jour.",
            "À Roquevive, 8 300 automobilistes devront attendre l’été : le tunnel reste fermé après l’éboulement de lundi.",
            "Un bloc de 40 tonnes s’est détaché lundi au-dessus du tunnel de Roquevive. Personne n’a été blessé, mais la préfecture l’a fermé.",
        ),
        (
            "Un incendie a ravagé dans la nuit l’entrepôt d’un fabricant de bougies à Saint-Orme. Deux pompiers ont été légèrement brûlés et 1 250 palettes sont parties en fumée.",
            "Saint-Orme : l’entrepôt de bougies détruit par le feu, deux pompiers brûlés. La fabrique employait 85 personnes.",
        ),
        (
            "À Valbrune, un feu s’est déclaré mercredi dans l’entrepôt d’une coopérative de laine. Les habitants du quartier des Tilleuls ont été évacués à cause de la fumée.",
            "Les habitants du quartier des Tilleuls, à Valbrune, sont rentrés chez eux après l’incendie de la coopérative de laine.",
        ),
        (
            "La navigatrice Maëlle Kerdoncuff a bouclé son tour du monde à la voile en 71 jours, un record pour un bateau sans moteur.",
            "Record battu : Maëlle Kerdoncuff est arrivée à Port-Lazou après 71 jours seule autour du monde à la voile.",
        ),
    ),
    "ru": (
        (
            "В Верхнем Ольхове из-за трещин закрыли мост через реку Сельгу. По нему ездили 9 400 машин в день, объезд составит 35 километров.",
            "Мост через Сельгу в Верхнем Ольхове закрыт до осени: инженеры обнаружили трещины в опорах. Водителям придётся ехать в объезд 35 километров.",
        ),
        (
            "Ночью в Каменке-Северной сгорел склад бумаги. Пострадал сторож Игнат Лопатов, его отвезли в больницу. Ущерб оценили в 120 миллионов рублей.",
            "Сторож Игнат Лопатов госпитализирован после пожара на складе бумаги в Каменке-Северной. Огонь тушили до утра.",
        ),
        (
            "В Заозёрном огонь уничтожил склад пиломатериалов площадью 2,5 тысячи квадратных метров. Никто не пострадал, полиция не исключает поджог.",
            "Полиция Заозёрного проверяет версию поджога: склад пиломатериалов сгорел за час, люди не пострадали.",
        ),
        (
            "Шахматистка Дарина Мельхова в 15 лет стала чемпионкой страны, обыграв в последнем туре Веру Строеву.",
            "Пятнадцатилетняя Дарина Мельхова выиграла чемпионат страны по шахматам. В решающей партии она победила Веру Строеву.",
        ),
    ),
    "ar": (
        (
            "أغلقت بلدية وادي الزهور جسر السلام بعد اكتشاف شقوق في دعاماته، وقال المهندس سامر العكاوي إن الإصلاح سيكلف ٣٫٤ مليون دينار.",
            "جسر السلام في وادي الزهور مغلق حتى الربيع. المهندس سامر العكاوي: الشقوق خطيرة والإصلاح يكلف 3.4 مليون دينار.",
        ),
        (
            "التهم حريق ليلا مستودعا للأثاث في مدينة بئر الفارس، وأصيب الحارس نديم الشطي بحروق ونقل إلى المستشفى.",
            "إصابة الحارس نديم الشطي في حريق مستودع الأثاث في بئر الفارس، ورجال الإطفاء يخمدون النيران صباحا.",
        ),
        (
            "اندلع حريق في مستودع للقطن قرب ميناء الدرعان يوم الأربعاء ولم يصب أحد بأذى، وتحقق الشرطة في احتمال أن يكون متعمدا.",
            "شرطة الدرعان تشتبه في أن حريق مستودع القطن قرب الميناء كان متعمدا، ولم تقع إصابات.",
        ),
        (
            "فازت الكاتبة هالة المنصوري بجائزة القلم الذهبي عن روايتها مدن الملح الأزرق، وقيمتها ٥٠٬٠٠٠ دينار.",
            "جائزة القلم الذهبي وقيمتها 50,000 دينار تذهب إلى هالة المنصوري عن رواية مدن الملح الأزرق.",
        ),
    ),
    "he": (
        (
            "גשר הנחל ליד כפר אלומה נסגר ביום שלישי לאחר שמהנדסים מצאו סדקים בשני עמודים. התיקון יעלה 3.4 מיליון שקל.",
            "סדקים בעמודי גשר הנחל: הכביש לכפר אלומה סגור עד האביב, והתיקון יעלה 3.4 מיליון שקל.",
        ),
        (
            "שריפה כילתה בלילה מחסן רהיטים בגבעת תמר. השומר, יואב קרסנטי, נפגע משאיפת עשן ופונה לבית החולים.",
            "השומר יואב קרסנטי פונה לבית החולים לאחר השריפה במחסן הרהיטים בגבעת תמר.",
        ),
        (
            "מחסן צמיגים בנווה דקר עלה באש אתמול. איש לא נפגע, והמשטרה חושדת בהצתה.",
            "המשטרה עצרה חשוד בהצתת מחסן הצמיגים בנווה דקר. בשריפה לא היו נפגעים.",
        ),
        (
            "הזמרת רונית אביטל תפתח את פסטיבל הכרמים, שיחזור לאחר שלוש שנים. כל 4,200 הכרטיסים נמכרו.",
            "4,200 כרטיסים נמכרו ביום אחד לפסטיבל הכרמים, שבו תופיע רונית אביטל.",
        ),
    ),
    "hi": (
        (
            "सोनपुरी में केसर नदी का पुल मंगलवार को बंद कर दिया गया। इंजीनियरों को खंभों में दरारें मिलीं। मरम्मत पर १२ करोड़ रुपये खर्च होंगे।",
            "केसर नदी के पुल के खंभों में दरारें मिलने के बाद सोनपुरी प्रशासन ने उसे बंद कर दिया। मरम्मत की लागत 12 करोड़ रुपये आँकी गई है।",
        ),
        (
            "रामगढ़िया में रात को फर्नीचर के गोदाम में आग लग गई। चौकीदार भोला यादव झुलस गए और 1,25,000 रुपये का सामान जल गया।",
            "फर्नीचर गोदाम की आग में झुलसे चौकीदार भोला यादव अस्पताल में भर्ती हैं। रामगढ़िया में दमकल ने सुबह तक आग बुझाई।",
        ),
        (
            "बेलवाटोला के सूत गोदाम में आग लगी, कोई घायल नहीं हुआ। पुलिस को साज़िश का शक है।",
            "बेलवाटोला पुलिस ने सूत गोदाम में आग लगाने के शक में दो लोगों को पकड़ा। आग में कोई घायल नहीं हुआ था।",
        ),
        (
            "पहलवान कविता मोरे ने एशियाई प्रतियोगिता में स्वर्ण पदक जीता। फाइनल में उन्होंने जापान की खिलाड़ी को 7-2 से हराया।",
            "कविता मोरे एशियाई कुश्ती प्रतियोगिता की विजेता बनीं। पहलवान ने स्वर्ण पदक अपनी माँ को समर्पित किया।",
        ),
    ),
    "zh": (
        (
            "青泽市的白鹭大桥周二起封闭。工程师在两个桥墩上发现裂缝，维修需要3400万元。",
            "因桥墩出现裂缝，白鹭大桥已经封闭，每天约1.2万辆汽车须绕行。青泽市政府说，维修费用为3400万元。",
        ),
        (
            "临湖县一家家具仓库夜间起火，保安陈大发受伤送医。消防队直到清晨才将火扑灭。",
            "家具仓库大火：保安陈大发仍在医院，临湖县消防队正在调查原因。",
        ),
        (
            "南岭镇一座轮胎仓库周三被烧毁，无人受伤。警方怀疑有人纵火。",
            "警方就南岭镇轮胎仓库纵火案逮捕一名男子。火灾没有造成人员受伤。",
        ),
        (
            "作家林若溪凭小说《盐湖》获得金笔奖，奖金五十万元。",
            "金笔奖揭晓：林若溪的《盐湖》获奖，奖金五十万元。",
        ),
    ),
    "ja": (
        (
            "青波市の白鷺大橋は火曜日から通行止めになった。橋脚二本にひびが見つかり、修理には3億4千万円かかる。",
            "橋脚のひびで白鷺大橋が通行止めに。一日1万2千台が通っていたと青波市は説明した。修理費は3億4千万円の見込み。",
        ),
        (
            "鹿ノ原町で夜、家具の倉庫が全焼し、警備員の高梨健三さんがやけどを負った。",
            "家具倉庫の火事でやけどを負った警備員の高梨健三さんは病院で手当てを受けている。鹿ノ原町の消防が原因を調べている。",
        ),
        (
            "南浜町のタイヤ倉庫が水曜日に焼けた。けが人はなく、警察は放火の疑いで調べている。",
            "タイヤ倉庫の放火の疑いで、警察は南浜町の男を逮捕した。けが人はいなかった。",
        ),
        (
            "将棋の若松りん女流三段が、十五歳で最年少の名人になった。",
            "最年少の名人は十五歳。若松りん女流三段は「夢のよう」と将棋ファンに語った。",
        ),
    ),
    "ko": (
        (
            "푸른골시의 백로대교가 화요일부터 통제됐다. 교각 두 개에서 균열이 발견됐으며 보수에 34억 원이 든다.",
            "백로대교 교각 균열로 푸른골시가 다리를 통제했다. 하루 1만 2천 대가 오가던 다리로, 보수 비용은 34억 원이다.",
        ),
        (
            "한밤중 솔뫼읍 가구 창고에 불이 나 경비원 박두칠 씨가 화상을 입었다.",
            "솔뫼읍 가구 창고 화재로 다친 경비원 박두칠 씨는 병원에서 치료를 받고 있다.",
        ),
        (
            "남포리 타이어 창고가 수요일 불에 탔다. 다친 사람은 없으며 경찰은 방화를 의심한다.",
            "경찰이 남포리 타이어 창고 방화 용의자를 붙잡았다. 불로 다친 사람은 없었다.",
        ),
        (
            "소설가 임해솔이 장편 「소금 호수」로 금붓상을 받았다. 상금은 5천만 원이다.",
            "금붓상에 임해솔의 「소금 호수」. 상금 5천만 원은 도서관에 기부한다.",
        ),
    ),
    "th": (
        (
            "สะพานนกยางในเมืองบ้านธารใสปิดตั้งแต่วันอังคาร หลังวิศวกรพบรอยร้าวที่เสาสองต้น ค่าซ่อม ๓๔ ล้านบาท",
            "รอยร้าวที่เสาทำให้สะพานนกยางต้องปิด เทศบาลเมืองบ้านธารใสระบุว่าค่าซ่อม 34 ล้านบาท",
        ),
        (
            "ไฟไหม้โกดังเฟอร์นิเจอร์ที่หนองคำแสนเมื่อคืน ยามชื่อนายบุญมา ทองสุก ถูกไฟลวก",
            "นายบุญมา ทองสุก ยามโกดังเฟอร์นิเจอร์ที่ถูกไฟไหม้ในหนองคำแสน ยังรักษาตัวในโรงพยาบาล",
        ),
        (
            "โกดังยางรถยนต์ที่ท่าปลาดุกถูกเผาเมื่อวันพุธ ไม่มีผู้บาดเจ็บ ตำรวจสงสัยว่าเป็นการวางเพลิง",
            "ตำรวจจับชายต้องสงสัยวางเพลิงโกดังยางรถยนต์ที่ท่าปลาดุก เหตุนี้ไม่มีผู้บาดเจ็บ",
        ),
        (
            "นักเขียนพิมพ์ดาว แสงเรือง ได้รับรางวัลปากกาทองจากนวนิยายเรื่องทะเลเกลือ",
            "รางวัลปากกาทองปีนี้เป็นของพิมพ์ดาว แสงเรือง ผู้เขียนนวนิยายทะเลเกลือ",
        ),
    ),
    "ka": (
        (
            "ვარდისუბანში მდინარე ლელოს ხიდი სამშაბათს დაიკეტა. ინჟინრებმა ბურჯებში ბზარები აღმოაჩინეს, შეკეთება 3,4 მილიონი ლარი დაჯდება.",
            "ლელოს ხიდი ვარდისუბანში გაზაფხულამდე დაკეტილი იქნება: ბურჯებში ბზარებია. შეკეთებას 3,4 მილიონი ლარი სჭირდება.",
        ),
        (
            "ქვაბისხევში ღამით ავეჯის საწყობი დაიწვა. დარაჯი ზურაბ ლომაძე საავადმყოფოში გადაიყვანეს.",
            "ავეჯის საწყობის ხანძარში დაშავებული დარაჯი ზურაბ ლომაძე ქვაბისხევის საავადმყოფოშია.",
        ),
        (
            "წყალთაშუას საბურავების საწყობს ოთხშაბათს ცეცხლი გაუჩნდა. არავინ დაშავებულა, პოლიცია განზრახ გაჩენილ ხანძარს იძიებს.",
            "პოლიციამ წყალთაშუაში საბურავების საწყობის განზრახ დაწვისთვის მამაკაცი დააკავა. არავინ დაშავებულა.",
        ),
        (
            "მწერალმა ნინო ტალახაძემ რომანისთვის „მარილის ტბა“ ოქროს კალმის პრემია მიიღო.",
            "ოქროს კალმის პრემია წელს ნინო ტალახაძის რომანს „მარილის ტბა“ ერგო.",
        ),
    ),
}

USUAL: dict[str, tuple[tuple[str, ...], ...]] = {
    "de": (
        (
            "Nach dem Unfall eines Güterzuges bei Mohrental ist die Strecke zwischen Wiesau und Lehnitz für mindestens zwei Wochen gesperrt. Am Montagabend waren elf Wagen mit Holz entgleist; der Lokführer, der 44 Jahre alte Jens Petermann, blieb unverletzt. Nach Angaben der Bahn war eine Schiene gebrochen. „Wir hatten den Abschnitt erst im Mai geprüft“, sagte die Sprecherin Ulrike Sandmann. Rund 6.800 Fahrgäste am Tag müssen auf Busse ausweichen. Die Gewerkschaft verlangt seit Jahren, dass die Gleise in dem engen Tal erneuert werden. Ein Kran aus Lehnitz soll am Donnerstag die ersten Wagen heben. Der Schaden wird auf 2,5 Millionen Euro geschätzt.",
            "Eine gebrochene Schiene hat den Zug bei Mohrental aus dem Gleis geworfen. Das bestätigte Bahnsprecherin Ulrike Sandmann am Dienstag. Elf mit Holz beladene Wagen liegen noch immer im Hang, ein Kran wird für Donnerstag erwartet. Zwischen Wiesau und Lehnitz fahren bis auf Weiteres Busse, in die am Morgen nicht alle Pendler passten. „Ich stand eine Stunde im Regen“, sagte eine Schülerin. Lokführer Jens Petermann hatte noch gebremst und konnte die Lok selbst verlassen. Wie der Bruch entstand, untersucht nun eine Kommission. Die Gewerkschaft warf der Bahn vor, bei der Wartung zu sparen; 6.800 Menschen fahren täglich auf dieser Strecke.",
        ),
        (
            "Ein Regionalzug ist am Mittwochmorgen im Bahnhof von Altkirch auf einen Prellbock gefahren. Neun Reisende wurden leicht verletzt, unter ihnen zwei Kinder. Der Zug kam aus Grünau und war mit 130 Menschen besetzt. Nach ersten Erkenntnissen der Polizei versagte auf dem nassen Gleis die Bremse. „Es gab einen Schlag, dann lagen alle übereinander“, berichtete der Fahrgast Theo Brandl. Der Bahnhof war bis zum Mittag geschlossen, Züge aus Grünau endeten in Neuhof. Das Unternehmen Südbahn, dem der Zug gehört, nahm alle Wagen der gleichen Bauart aus dem Betrieb und ließ die Bremsen prüfen. Der Schaden blieb mit 80.000 Euro gering.",
            "Die Südbahn hat nach dem Unfall von Altkirch ihre Züge überprüft und an drei weiteren Wagen schwache Bremsen gefunden. Das teilte die Firma am Freitag mit. Am Mittwoch war ein Zug aus Grünau gegen den Prellbock geprallt; neun Menschen wurden leicht verletzt. Fahrgast Theo Brandl, der sich das Handgelenk brach, will klagen. Die Polizei wertet den Fahrtenschreiber aus, demnach fuhr der Zug mit 20 Kilometern in der Stunde in den Bahnhof ein. Bis die Bremsen ersetzt sind, fallen zwischen Grünau und Altkirch die Hälfte der Fahrten aus. Der Landkreis verlangt dafür Geld zurück.",
        ),
    ),
    "ja": (
        (
            "山城県の森坂峠で月曜日の夜、貨物列車が脱線し、材木を積んだ十一両が線路わきの斜面に落ちた。運転士の平野誠さん（44）にけがはなかった。鉄道会社によると、レールが折れていたという。広報の三田村ゆかりさんは「この区間は五月に点検したばかりだった」と話した。一日に6800人が使う路線で、少なくとも二週間はバスによる代行輸送が続く。木曜日には大型クレーンが到着し、車両の引き上げが始まる予定だ。組合は狭い谷を通る線路の更新を何年も前から求めていた。被害額は約2億5千万円とみられている。",
            "森坂峠の脱線は、折れたレールが原因だった。鉄道会社の三田村ゆかり広報担当が火曜日に認めた。材木を積んだ十一両は今も斜面に横たわり、クレーンは木曜日に届く。代行バスには朝、乗り切れない客の列ができた。「雨の中で一時間待った」と高校生は話す。平野誠運転士は非常ブレーキをかけ、自力で機関車を降りた。なぜレールが折れたのか、専門の委員会が調べる。一日6800人が利用する路線の保守費を削ったとして、組合は会社を批判している。",
        ),
        (
            "水曜日の朝、港南駅に着いた普通列車が車止めにぶつかり、子ども二人を含む乗客九人が軽いけがをした。列車は緑野から来たもので、130人が乗っていた。警察によると、ぬれた線路でブレーキがきかなかったとみられる。乗客の小林哲夫さんは「どんと音がして、みんな倒れた」と話した。駅は昼まで閉鎖され、緑野からの列車は手前の新町で折り返した。列車を持つ南海電車は同じ型の車両をすべて止め、ブレーキを調べている。",
            "港南駅の事故を受けて車両を調べていた南海電車は金曜日、ほかの三両でもブレーキの弱りが見つかったと発表した。事故では緑野発の列車が車止めに衝突し、九人が軽いけがをした。手首を折った乗客の小林哲夫さんは会社を訴える考えだ。記録装置によると、列車は時速20キロで駅に入っていた。部品の交換が終わるまで、緑野と港南の間の列車は半分に減る。",
        ),
    ),
    "ar": (
        (
            "خرج قطار شحن عن سكته مساء الاثنين قرب ممر السنديان، وسقطت إحدى عشرة عربة محملة بالخشب على المنحدر. ولم يصب السائق رائد الحمداني، البالغ من العمر ٤٤ عاما، بأذى. وقالت شركة السكك الحديدية إن قضيبا انكسر تحت القطار. وذكرت المتحدثة ليلى القاسم أن هذا المقطع فحص في شهر مايو. ويستخدم الخط نحو ٦٨٠٠ راكب كل يوم، وسينقلون بالحافلات مدة أسبوعين على الأقل. ومن المنتظر أن تصل رافعة كبيرة يوم الخميس لرفع العربات. وتطالب النقابة منذ سنوات بتجديد السكة في هذا الوادي الضيق. وقدرت الأضرار بمبلغ ٢٫٥ مليون دينار.",
            "أكدت المتحدثة باسم السكك الحديدية ليلى القاسم يوم الثلاثاء أن قضيبا مكسورا هو سبب حادث القطار عند ممر السنديان. وما زالت العربات الإحدى عشرة المحملة بالخشب ملقاة على المنحدر في انتظار الرافعة التي تصل الخميس. ولم تتسع الحافلات صباحا لجميع الركاب وعددهم 6800 في اليوم. وقالت طالبة إنها انتظرت ساعة تحت المطر. وكان السائق رائد الحمداني قد استخدم المكابح وغادر القاطرة بنفسه. واتهمت النقابة الشركة بتقليص نفقات الصيانة، وتبحث لجنة في سبب انكسار القضيب.",
        ),
        (
            "اصطدم قطار ركاب صباح الأربعاء بحاجز نهاية الخط في محطة الميناء الجنوبي، فأصيب تسعة ركاب بجروح طفيفة بينهم طفلان. وكان القطار قادما من المرج الأخضر وعلى متنه ١٣٠ شخصا. وترجح الشرطة أن المكابح لم تعمل على السكة المبللة. وقال الراكب طارق البناوي إن الجميع سقطوا بعد ضربة قوية. وأغلقت المحطة حتى الظهر، وأوقفت شركة قطارات الساحل جميع العربات من هذا الطراز لفحص مكابحها.",
            "أعلنت شركة قطارات الساحل يوم الجمعة أنها وجدت مكابح ضعيفة في ثلاث عربات أخرى بعد حادث محطة الميناء الجنوبي. وكان قطار قادم من المرج الأخضر قد اصطدم بالحاجز وأصيب تسعة أشخاص بجروح طفيفة. ويعتزم الراكب طارق البناوي، الذي انكسر معصمه، مقاضاة الشركة. وبحسب جهاز التسجيل دخل القطار المحطة بسرعة ٢٠ كيلومترا في الساعة. وسيخفض عدد الرحلات بين المرج الأخضر والميناء الجنوبي إلى النصف حتى استبدال المكابح.",
        ),
    ),
}
