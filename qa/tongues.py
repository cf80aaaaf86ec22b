"""The words of `qa/phrases.py` in seven other languages: orders lifted, a role given, an answer dictated, something to
be kept back or given away. Fewer ways of saying it than in English, and measured on no news of these languages.
"""

OTHERS = (
    # Spanish
    r"\b(?:ignor[ae]n?|omit[ae]n?|olvid[ae]n?|descart[ae]n?|desestim[ae]n?|ha(?:z|ga|gan) caso omiso (?:de|a)"
    r"|no ha(?:gas|ga|gan) caso (?:de|a))"
    r"(?: (?:todas?|todos?|cualquier|las?|los|estas|esas|de))* (?:(?:tus|sus) (?:\w+ )?(?:instrucciones"
    r"|indicaciones|directrices)"
    r"|(?:anteriores|previas) (?:instrucciones|indicaciones|ordenes)|(?:instrucciones|indicaciones|ordenes"
    r"|directrices|mensajes)"
    r"(?: \w+){0,2}? (?:anteriores|previ[ao]s|precedentes|recibidas|dadas|originales|del sistema))\b",
    r"\b(?:ahora eres|a partir de ahora,? (?:eres|responde|debes responder)|(?:si eres|como|eres)"
    r" (?:una? )?(?:ia|inteligencia artificial"
    r"|modelo de lenguaje|asistente (?:de ia|virtual)),? (?:debes|tienes que|debe|responde|di)) ?",
    r"{SENTENCE}(?:cuando|si) (?:te |le |alguien |el usuario "
    r"|un lector )?(?:te )?pregunt\w+\b[^.!?\n]{0,100}[,:] ?(?:debes |siempre |solo )?(?:responde|di|contesta"
    r"|responder|decir|afirma)\b",
    r"{SENTENCE}(?:responde|responda|contesta) (?:solo|solamente|unicamente|siempre|exclusivamente) (?:con|que)\b",
    r"\bno (?:menciones?|cites?|reveles?|digas? nada de) (?:este|esta|estas|ningun otro|los demas) (?:parrafo"
    r"|instruccion|instrucciones|texto|nota|articulos?|mensaje)\b",
    r"\b(?:revela|muestra|repite|imprime|escribe) (?:todas )?tus (?:\w+ )?(?:instrucciones|indicaciones)\b",
    r"\b(?:olvid[ae]n?|ignor[ae]n?|descart[ae]n?) todo lo (?:anterior|que (?:te|le|les) (?:han dicho|dijeron"
    r"|ordenaron|han ordenado))\b",
    # French
    r"\b(?:oublie[zr]?|ignore[zr]?) tout ce qui (?:precede|t'a ete dit|vous a ete dit)",
    r"\b(?:ignore[zr]?|oublie[zr]?|neglige[zr]?|(?:fais|faites) abstraction (?:de|des)|ne (?:tiens|tenez)"
    r" (?:pas|aucun) compte (?:de|des)?)"
    r"(?: (?:toutes?|tous|les|des|ces|de|l'ensemble))* ?(?:(?:tes|vos) (?:\w+ )?(?:instructions|consignes"
    r"|directives)|(?:precedentes|anterieures) (?:instructions|consignes|directives)"
    r"|(?:instructions|consignes|directives|messages?)(?: \w+){0,2}? (?:precedent[es]+|anterieure?s|ci-dessus"
    r"|recues|donnees|du systeme|d'origine))\b",
    r"\b(?:tu es maintenant|vous etes (?:maintenant|desormais)|tu es desormais) (?:une? |le "
    r"|l')?(?:\w+ ){0,2}?(?:ia\b|assistant|modele|chatbot|robot|intelligence artificielle)"
    r"|\b(?:en tant qu'?(?:e )?|si (?:tu es|vous etes) )(?:une? )?(?:ia\b|intelligence artificielle"
    r"|modele de langage|assistant)[^.\n]{0,20},? (?:tu dois|vous devez|reponds|repondez|dis|dites)",
    r"{SENTENCE}(?:quand|lorsqu'?|si) ?(?:on |l'on |un lecteur |l'utilisateur )?(?:te |vous )?(?:demande"
    r"|interroge|pose la question)\b[^.!?\n]{0,100}[,:] ?(?:tu dois |vous devez )?(?:reponds|repondez|dis"
    r"|dites|repondre|affirme[zr]?)\b",
    r"{SENTENCE}(?:reponds|repondez) (?:uniquement|seulement|toujours|exclusivement) (?:par|avec|que)\b",
    r"\bne (?:mentionne[zs]?|cite[zs]?|revele[zs]?) (?:pas|jamais) (?:ce|cette|ces|les autres) (?:paragraphe"
    r"|instructions?|texte|note|articles?|message|consignes?)\b",
    r"\b(?:revele|revelez|affiche[zr]?|repete[zr]?|montre[zr]?) (?:toutes )?(?:tes|vos)"
    r" (?:\w+ )?(?:instructions|consignes)\b",
    # German
    r"\b(?:ignoriere?n?|vergiss|vergessen)(?: sie)? alles,? was (?:dir|ihnen|oben|bisher|zuvor)\b",
    r"\b(?:ignorieren? sie|ignoriere?|ignoriert|vergiss|vergessen sie|missachte|missachten sie|verwirf"
    r"|beachte nicht|uberschreibe)"
    r"(?: (?:alle|alles|samtliche|die|diese|jegliche|bitte|deiner?|ihrer?|der|aller))* (?:(?:deine|ihre"
    r"|meine) (?:\w+ )?(?:anweisung\w*|instruktion\w*|vorgaben|regeln|befehle)"
    r"|(?:vorherig|bisherig|vorig|fruher|obig|vorangegangen|vorangehend|ursprunglich|vorstehend)\w*"
    r" (?:\w+ )?(?:anweisung\w*|instruktion\w*|vorgaben|regeln|befehle|nachrichten|anordnung\w*|systemprompt))",
    r"\b(?:ignoriere?|vergiss|missachte) (?:alle )?deine (?:\w+ )?(?:anweisung\w*|instruktion\w*|vorgaben|regeln)",
    r"\b(?:du bist|sie sind) (?:jetzt|nun|ab jetzt|ab sofort) (?:ein\w* |der |mein )?(?:\w+ ){0,2}?(?:ki\b"
    r"|assistent|sprachmodell|chatbot|ki-\w+)"
    r"|\b(?:als|wenn du|falls du|wenn sie) (?:eine? )?(?:ki|kunstliche intelligenz|sprachmodell|ki-assistent"
    r"|ki-\w+)(?: bist| sind)?[^.\n]{0,20},? (?:musst du|mussen sie|antworte|sage?\b|sollst du)",
    r"{SENTENCE}(?:wenn|falls|sobald) (?:du |sie |jemand |ein leser |der nutzer "
    r"|man )?[^.!?\n]{0,80}?(?:gefragt (?:wirst|werden|wird)|fragt)[^.!?\n]{0,60}, ?(?:antworte|antworten sie"
    r"|sage?\b|sagen sie|behaupte)",
    r"{SENTENCE}antworten? (?:sie )?(?:nur|ausschliesslich|immer|stets) (?:mit|dass)\b",
    r"\b(?:erwahne|erwahnen sie|zitiere|zitieren sie|nenne|verrate) (?:diesen?|dieses|die anderen"
    r"|keine anderen) (?:absatz|anweisung\w*|text|hinweis|artikel|nachricht)",
    r"\b(?:verrate|zeige?|nenne|wiederhole|gib) (?:mir )?(?:alle )?deine (?:\w+ )?(?:anweisung\w*"
    r"|instruktion\w*|systemprompt)",
    # Portuguese
    r"\b(?:esqueca|ignore|desconsidere) tudo o que (?:foi (?:dito|escrito)|te disseram|veio antes|esta acima)",
    r"\b(?:ignor[ae]m?|esquec[ae]m?|esqueca|desconsider[ae]m?|descart[ae]m?|desconsidere)(?: (?:todas?|todos?"
    r"|quaisquer|as?|os|de|estas|essas))*"
    r" (?:(?:tuas|suas) (?:\w+ )?(?:instrucoes|orientacoes|diretrizes)|(?:anteriores|previas) (?:instrucoes"
    r"|ordens)|(?:instrucoes|orientacoes|ordens|diretrizes|mensagens)"
    r"(?: \w+){0,2}? (?:anteriores|previas|acima|recebidas|dadas|originais|do sistema))\b",
    r"\b(?:agora (?:voce e|tu es)|voce agora e|a partir de agora,? (?:voce|responda)) (?:uma? "
    r"|o )?(?:\w+ ){0,2}?(?:ia\b|assistente|modelo|chatbot|deve responder|so)"
    r"|\b(?:como|se voce e) (?:uma? )?(?:ia|inteligencia artificial|modelo de linguagem"
    r"|assistente)[^.\n]{0,20},? (?:voce deve|deves|responda|diga)",
    r"{SENTENCE}(?:quando|se|caso) (?:alguem |o leitor |o usuario |te |lhe )?(?:te "
    r"|lhe )?pergunt\w+\b[^.!?\n]{0,100}[,:] ?(?:voce deve )?(?:responda|responde|diga|diz|afirme|responder)\b",
    r"{SENTENCE}(?:responda|responde) (?:apenas|somente|so|sempre|unicamente) (?:com|que)\b",
    r"\bnao (?:mencione|cite|revele|menciones) (?:este|esta|estas|nenhum outro|os outros) (?:paragrafo"
    r"|instruc\w+|texto|nota|artigos?|mensagem)\b",
    r"\b(?:revele|mostre|repita|imprima) (?:todas )?(?:as )?suas (?:\w+ )?instrucoes\b",
    # Italian
    r"\b(?:dimentica|ignora)(?:te)? tutto (?:quello|cio) che (?:ti|vi) e stato",
    r"\b(?:ignora(?:te)?|ignori|dimentica(?:te)?|dimentichi|trascura(?:te)?|non (?:tenere|tenga"
    r"|tenete) conto (?:di|delle))(?: (?:tutte|tutti|le|i|ogni|qualsiasi|queste|di))*"
    r" (?:(?:tue|sue|vostre) (?:\w+ )?(?:istruzioni|indicazioni|direttive)|(?:precedenti) (?:istruzioni"
    r"|indicazioni|direttive)|(?:istruzioni|indicazioni|ordini|direttive|messaggi)"
    r"(?: \w+){0,2}? (?:precedenti|ricevut[ei]|date|originali|del sistema|di cui sopra))\b",
    r"\b(?:ora|adesso|d'ora in poi,?) (?:sei|rispondi|devi rispondere) (?:un'?a? ?|il )?(?:\w+ ){0,2}?(?:ia\b"
    r"|assistente|modello|chatbot|solo|intelligenza artificiale)"
    r"|\b(?:come|in quanto|se sei) (?:un'?a? ?)?(?:ia|intelligenza artificiale|modello linguistico"
    r"|assistente)[^.\n]{0,20},? (?:devi|deve|rispondi|di')",
    r"{SENTENCE}(?:quando|se|qualora) (?:ti |qualcuno |un lettore |l'utente |vi )?(?:ti )?(?:chied\w+"
    r"|viene chiesto|domand\w+)\b[^.!?\n]{0,100}[,:] ?(?:devi )?(?:rispondi|rispondere|di' |dire|rispondete"
    r"|afferma)",
    r"{SENTENCE}rispond(?:i|ete|a) (?:solo|soltanto|sempre|unicamente|esclusivamente) (?:con|che)\b",
    r"\bnon (?:menzionare|citare|rivelare|menzionate) (?:questo|questa|queste|gli altri|altri) (?:paragrafo"
    r"|istruzion[ei]|testo|nota|articol[oi]|messaggio)\b",
    r"\b(?:rivela|mostra|ripeti|stampa) (?:tutte )?le tue (?:\w+ )?istruzioni\b",
    # Russian
    r"\b(?:забудь|игнорируй)(?:те)? все,? что (?:тебе|вам|было)\b",
    r"\b(?:про)?игнорируй(?:те)?(?: \w+){0,3}? (?:инструкци|указани|команд|правил|сообщени|промпт)\w*"
    r"|\b(?:забудь(?:те)?|отбрось(?:те)?|не обращай(?:те)? внимания на|не учитывай(?:те)?)(?: (?:про|обо?|все"
    r"|всех|эти))*"
    r" (?:(?:предыдущ|прежни|прошл|вышеуказанн|изначальн|сво|тво|ваш)\w* )+(?:инструкци|указани|команд|правил"
    r"|сообщени)\w*",
    r"\b(?:ты теперь|теперь ты|вы теперь|отныне ты)(?: -| это)? (?:\w+ ){0,2}?(?:ии\b|ассистент|помощник"
    r"|модель|чат-?бот|бот\b)"
    r"|\bкак (?:ии|языковая модель|искусственный интеллект|ассистент|нейросеть)[^.\n]{0,20},? (?:ты должен"
    r"|ты должна|вы должны|ты обязан|отвечай)",
    r"{SENTENCE}(?:когда|если) (?:тебя |вас |пользователь |читатель |кто-то |кто-нибудь )?(?:тебя "
    r"|вас )?(?:спрос\w+|спрашива\w+)[^.!?\n]{0,100}, ?(?:то )?(?:отвечай|ответь|говори|скажи|отвечайте"
    r"|ответьте|скажите|говорите)",
    r"{SENTENCE}(?:отвечай|ответь|отвечайте) (?:только|лишь|исключительно|всегда)\b",
    r"\bне (?:упоминай|цитируй|раскрывай|ссылайся на)(?:те)? (?:этот|эту|эти|другие|об этом) ?(?:абзац"
    r"|инструкци\w+|текст|сообщение|статьи|указани\w+|источники)?",
    r"\b(?:раскрой|покажи|повтори|выведи|напечатай)(?:те)? (?:все )?(?:сво[ий]|тво[ий]|ваши)"
    r" (?:\w+ )?(?:инструкции|указания|промпт)",
    # Chinese
    r"(?:忘记|忘掉|忽略|无视)(?:之前|以上|前面|上面)的?(?:所有)?(?:内容|对话|文字)",
    r"(?:忽略|无视|無視|忽视|忽視|忘记|忘記|不要理会|请勿理会|抛开|跳过)[^。!?\n]{0,10}(?:之前|以上|先前"
    r"|前面|上述|上面|此前|所有|一切|你的|您的|系统|系統|原有|现有)"
    r"[^。!?\n]{0,8}(?:指令|指示|提示|命令|规则|規則)",
    r"(?:你现在是|你現在是|从现在(?:开始|起),? ?你(?:就)?是)[^。!?\n]{0,10}(?:ai|人工智能|助手|模型"
    r"|机器人|機器人)|从现在(?:开始|起),? ?你(?:必须|只能)"
    r"|作为(?:一个|一名|一款)?(?:ai|人工智能|大?语言模型|大模型|智能助手|助手)[^。!?\n]{0,10}你(?:必须"
    r"|应该|应当|需要|要)",
    r"(?:当|如果|若|凡是|每当)[^。!?\n]{0,20}(?:问|询问|提问)[^。!?\n]{0,24},? ?(?:请|你必须|你应|你要"
    r"|务必|一律|必须)+(?:直接|都|只)?(?:回答|回复|说|答)",
    r"(?:只能|必须|务必|一律|只需|请只|仅)(?:回答|回复|输出) ?[:\"'「『]",
    r"不要(?:提及|提到|引用|透露|泄露)[^。!?\n]{0,6}(?:本段|此段|这段|该段|这条|指令|提示词|其他文章|其他来源)",
    r"(?:显示|透露|输出|重复|打印|泄露|公开)出?(?:你的|您的)(?:全部|完整|原始|初始|所有)?(?:系统)?(?:提示|指令|设定)",
    r"(?:系统提示词?|系統提示詞?|系统指令|系统消息|系統指令) ?:",
)
