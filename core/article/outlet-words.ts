import type { RemovalReason } from './block';

/**
 * The words by which outlets everywhere mark what is theirs and not the story's, in the languages
 * besides English that the reader knows: German, French, Spanish, Portuguese, Italian, Russian,
 * Arabic, Chinese and Japanese, here and there Dutch, Polish and Korean. English stands with the rules
 * that use it, because its patterns are finer.
 *
 * One table a kind. Patterns are sources of regular expressions, used without regard to case; where a
 * table says *words*, a word counts alone and not inside another, save in scripts without blanks.
 */

/** Words in the names (class, id) that page builders give the places of a page, by what stands there; words. */
export const PLACE_WORDS: Readonly<Partial<Record<RemovalReason, string>>> = {
  comments:
    'kommentare?|kommentarbereich|leserkommentare?|commentaires?|comentarios?|coment[aá]rios?|commenti|kommentarii|kommenty|pinglun|komento?|komentarze|reacties',
  advertising:
    'werbung|anzeigen?|publicit[eé]|pub|publicidad|publicidade|pubblicit[aà]|anuncios?|annonces?|reklama|guanggao|koukoku|advertentie',
  subscription:
    'abonnieren|abonnement|abo-?(?:box|teaser|hinweis|banner)|abonne(?:z|r)|suscripci[oó]n|suscr[ií]bete|assinatura|assine|abbonati|abbonamento|podpiska|infolettre|boletin|boletim',
  share: 'teilen|partager|partage|compartir|compartilhar|condividi|podelitsya|fenxiang|delen',
  related:
    'weiterlesen|mehr-zum-thema|verwandte|empfehlungen|lesen-sie-auch|meistgelesen|lire-aussi|a-lire|articles-lies|sur-le-meme-sujet|relacionad[oa]s|noticias-relacionadas|lea-tambien|te-puede-interesar|leia-(?:mais|tambem)|mais-lidas|saiba-mais|correlat[ie]|leggi-anche|chitayte-takzhe|po-teme|xiangguan|tuijian|kanren|kanren-kiji',
  byline:
    'autoren(?:box|info|profil)|autorenkasten|sobre-el-autor|sobre-o-autor|a-propos-de-l-auteur',
  footer: 'fu(?:ss|ß)(?:zeile|bereich)|impressum|pied-(?:de-)?page|pie-de-pagina|rodape|pie-pagina',
  navigation:
    'navigazione|navigacion|navegacao|brotkrumen|fil-(?:d-)?ariane|migas(?:-de-pan)?|menue?|kopfzeile|en-tete|cabecera|cabecalho',
};

/** Whole lines that are the page's wherever they stand. */
export const LINE_WORDS: Readonly<Partial<Record<RemovalReason, string>>> = {
  comments:
    '(?:\\d+ )?(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|коммента(?:рии|риев|рий)|التعليقات|تعليقات|评论|評論|コメント|댓글)(?: ?[:：(（]? ?\\d+ ?[)）]?)?|kommentar (?:schreiben|verfassen)|(?:ajouter|laisser|écrire) un commentaire|(?:dejar|escribir?) un comentario|deixe (?:um|seu) comentário|lascia un commento|(?:оставить|добавить) комментарий|(?:أضف|اترك) تعليقا?ً?|(?:发表|發表)(?:评论|評論)|コメントを(?:書く|投稿する?)',
  share:
    '(?:artikel )?(?:teilen|drucken)|partager(?: (?:l.article|sur .{1,20}))?|imprimer|compartir(?: (?:en|esta noticia) ?.{0,20})?|compartilhar?(?: .{1,20})?|condividi(?: .{1,20})?|поделиться(?: .{1,20})?|شارك(?: .{1,20})?|مشاركة|分享(?:到.{0,10})?|シェアする?|ツイートする?|공유하기?',
  related:
    '(?:(?:lesen|sehen) sie (?:auch|hierzu|dazu|mehr)|mehr zum thema|mehr dazu|das könnte sie auch interessieren|auch interessant|zum thema|(?:lire|à lire|voir) (?:aussi|également)|à lire|sur le même sujet|(?:lea|lee|ver|vea|mira) (?:también|además|más)|te puede interesar|(?:noticias|artículos) relacionad[oa]s|(?:leia|veja) (?:também|mais)|saiba mais|(?:notícias|matérias) relacionadas|(?:leggi|guarda) anche|(?:articoli|notizie) correlat[ie]|potrebbe interessarti(?: anche)?|читайте (?:также|ещё|еще)|(?:материалы )?по теме|смотрите также|اقرأ أيضا?ً?|إقرأ أيضا?ً?|مواضيع ذات صلة|أخبار ذات صلة|(?:相关|相關|延伸)(?:阅读|閱讀|新闻|新聞|报道|報導)|推荐阅读|关连记事|関連(?:記事|ニュース|リンク)|あわせて読みたい|こちらも読まれています|관련 ?기사)\\s*(?:[:：|»>].{0,200})?',
  advertising:
    '[-–—*\\[(]?\\s*(?:anzeige|werbung|publicité|annonce|publicidad|publicidade|anuncio|pubblicità|реклама|إعلان|اعلان|廣告|广告|広告|\\[?pr\\]?|광고|advertentie|reklama)\\s*[-–—*\\])]?|(?:der )?artikel wird (?:unten )?fortgesetzt|la suite après (?:cette|la) publicité|continúa (?:después de|tras) la publicidad|continua (?:após|depois) da publicidade|l.articolo continua dopo la pubblicità|продолжение после рекламы',
  subscription:
    '(?:jetzt |newsletter )?abonnieren|(?:zum|unser) newsletter.{0,30}|abonnez-vous.{0,40}|je m.abonne|suscr[ií]b(?:ete|ase).{0,40}|assine(?: (?:agora|já|a .{1,30}))?|abbonati(?: .{1,30})?|подпи(?:сать|шитесь).{0,40}|اشترك(?: .{1,30})?|订阅|訂閱|購読する?|会員登録|구독하기?',
  navigation:
    '(?:start|haupt)seite|startseite|menü|nach oben|zurück|accueil|retour|inicio|portada|volver|volver arriba|início|voltar|página inicial|torna (?:su|indietro)|главная|наверх|назад|الرئيسية|العودة|首页|首頁|返回顶部|返回|ホーム|トップ(?:へ戻る|ページ)?|ページの先頭へ|\\d+ ?(?:min(?:uten?)? lesezeit|min(?:utes?)? de lecture|min(?:utos)? de lectura|min(?:utos)? de leitura|min(?:uti)? di lettura)|lesezeit:? .{1,20}|temps de lecture.{0,20}',
  'caption-credit':
    '\\(?(?:foto|fotos|bild|bilder|symbolbild|bildquelle|fotografie|crédits? ?(?:photo)?|photo|imagen|fotografía|imagem|crédito|immagine|фото|صورة|الصورة|图片来源|圖片來源|图源|写真|사진)\\s*[:：/／]\\s*\\S.{0,120}',
  footer:
    'impressum|datenschutz(?:erklärung)?|agb|kontakt|mentions légales|politique de confidentialité|nous contacter|aviso legal|política de (?:privacidad(?:e)?|cookies)|contacto|quiénes somos|termos de uso|fale conosco|note legali|informativa (?:sulla )?privacy|contatti|все права защищены.{0,80}|политика конфиденциальности|جميع الحقوق محفوظة.{0,80}|(?:版权|版權)所有.{0,80}|无断転載.{0,40}|無断(?:転載|複製).{0,40}|個人情報保護.{0,20}|利用規約|お問い合わせ|tous droits réservés.{0,80}|todos los derechos reservados.{0,80}|todos os direitos reservados.{0,80}|tutti i diritti riservati.{0,80}|alle rechte vorbehalten.{0,80}',
};

/** Sentences that an outlet prints in or below every story. */
export const STANDING_WORDS: Readonly<Partial<Record<RemovalReason, string>>> = {
  advertising:
    'affiliate-?links?|(?:erhalten|bekommen) wir (?:eine|ggf\\. eine|möglicherweise eine) (?:provision|vergütung)|provision vom händler|liens? affiliés?|(?:toucher|percevoir|recevoir) une commission|enlaces? de afiliad[oa]s?|(?:recibir|llevar(?:nos)?|ganar) una comisión|links? de afiliad[oa]s?|(?:receber|ganhar) (?:uma )?comissão|link (?:di )?affiliazione|(?:ricevere|percepire|guadagnare) una commissione|партнёрск(?:ие|ую|ая) ссылк',
  subscription:
    '^[^\\p{L}]*(?:(?:abonnieren|bestellen) sie|melden sie sich|jetzt (?:anmelden|abonnieren|kostenlos)|hier (?:anmelden|abonnieren))(?=.{0,200}(?:newsletter|podcast|kanal|abo|e-?mail))|^[^\\p{L}]*(?:inscrivez-vous|abonnez-vous|recevez|téléchargez)(?=.{0,200}(?:newsletter|infolettre|lettre|application|appli|alertes|e-?mail|abonn))|^[^\\p{L}]*(?:suscr[ií]b(?:ete|ase)|apúntate|reg[ií]strate|recibe|descarga)(?=.{0,200}(?:newsletter|boletín|canal|app|correo|alertas|aquí))|^[^\\p{L}]*(?:assine|inscreva-se|cadastre-se|receba|baixe)(?=.{0,200}(?:newsletter|boletim|canal|app|aplicativo|e-?mail|aqui))|^[^\\p{L}]*(?:iscriviti|abbonati|ricevi|scarica)(?=.{0,200}(?:newsletter|canale|app|e-?mail|qui))|^[^\\p{L}]*(?:подписывайтесь|подпишитесь|подписаться)(?=.{0,200}(?:рассылк|канал|telegram|телеграм|новост))|^[^\\p{L}]*(?:اشترك|سجل|حمّ?ل)(?=.{0,200}(?:النشرة|القناة|قناتنا|تطبيق|بريد))|(?:订阅|訂閱|关注|關注)(?:我们|我們|本报|本報)?.{0,20}(?:公众号|公眾號|微信|newsletter|电子报|電子報|频道|頻道)|(?:メールマガジン|メルマガ|ニュースレター).{0,30}(?:登録|購読|配信)',
  share:
    '^[^\\p{L}]*(?:folgen sie|folge) (?:uns|der|dem|\\p{Lu}).{0,100}(?:facebook|twitter|instagram|whats ?app|telegram|tiktok|youtube|linkedin)|^[^\\p{L}]*(?:suivez|retrouvez)(?:-nous| \\S+).{0,100}(?:facebook|twitter|instagram|whats ?app|telegram|tiktok|youtube|linkedin|google news)|^[^\\p{L}]*(?:síguenos|sigue(?:nos)?|siga(?:-nos|nos)?|acompanhe|segui(?:ci)?|seguici) .{0,100}(?:facebook|twitter|instagram|whats ?app|telegram|tiktok|youtube|linkedin|google)|^[^\\p{L}]*(?:читайте|следите за|присоединяйтесь).{0,100}(?:telegram|телеграм|вконтакте|vk|youtube|дзен)|^[^\\p{L}]*(?:تابعونا|تابعوا|تابعنا).{0,100}(?:facebook|twitter|instagram|telegram|فيسبوك|تويتر|إنستغرام|تلغرام|يوتيوب|واتساب)',
  footer:
    'alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti (?:sono )?riservati|riproduzione riservata|reproduction (?:totale ou partielle )?interdite|prohibida (?:la|su) reproducción|proibida a reprodução|все права защищены|(?:перепечатка|использование) материалов.{0,60}(?:запрещ|разреш|ссылк)|جميع الحقوق محفوظة|(?:未经|未經)(?:授权|授權|许可|許可).{0,20}(?:转载|轉載|复制|複製)|版权所有|版權所有|無断(?:転載|複製|使用).{0,20}(?:禁|おことわり|お断り)',
  comments:
    '^(?:was (?:denken|meinen|halten) sie\\b.{0,80}kommentar|(?:diskutieren|schreiben) sie .{0,60}kommentar|(?:et vous|qu.en pensez-vous).{0,80}commentaires?|¿(?:qué opinas|y tú).{0,80}comentarios?|(?:o que você achou|deixe sua opinião).{0,80}(?:comentários?)?|(?:che ne pensi|dicci la tua).{0,80}commenti|(?:пишите|делитесь|что вы думаете).{0,60}комментари)',
};

/** Paragraphs below a story and only there. */
export const BELOW_WORDS: Readonly<Partial<Record<RemovalReason, string>>> = {
  'source-line':
    '^(?:dieser (?:artikel|text|beitrag)|diese meldung)\\b.{0,60}(?:erschien(?:en)?|veröffentlicht|übernommen|stammt)|^(?:cet article|ce texte|cette tribune)\\b.{0,60}(?:publiée?|paru|repris|traduit)|^(?:este|esta) (?:artículo|texto|nota|artigo|matéria|reportagem)\\b.{0,60}(?:publicad[oa]|apareció|tomad[oa]|traduzid[oa])|^questo (?:articolo|testo)\\b.{0,60}(?:pubblicato|apparso|tratto)|^(?:этот|данный|эта) (?:текст|материал|статья).{0,60}(?:опубликован|впервые)|^(?:本文|本稿).{0,40}(?:转载|轉載|原载|原載|首发|首發|来源|來源|転載|掲載)',
  byline:
    '^(?:über (?:den|die) autor(?:in|en)?|zur person|à propos de l.auteur|sobre el autor|sobre la autora|sobre (?:o|a) autora?|l.autore|об авторе|عن الكاتب|作者(?:简介|簡介|介绍)|執筆者|著者プロフィール|プロフィール|筆者プロフィール)(?:\\s|[:：]|$)|^(?:redaktion|redacción|redação|redazione|redattore|editor|责任编辑|責任編輯|责编|編集|редактор|المحرر|تحرير)\\s*[:：]\\s*\\S.{0,80}$',
  comments:
    '\\b(?:leserbriefe?|schreiben sie uns)\\b|courrier des lecteurs|cartas (?:al director|a la redacción|ao editor)|lettere al direttore',
};

/** How a sentence about a writer goes on after the name. */
export const ABOUT_WORDS =
  'ist|war|schreibt|arbeitet|berichtet|leitet|studierte|lebt|est|était|écrit|travaille|couvre|dirige|es|fue|era|escribe|trabaja|cubre|é|foi|escreve|trabalha|cobre|è|scrive|lavora|segue|—|–|является|работает|пишет|هو|هي|يعمل|تعمل|كاتب|كاتبة|صحفي|صحفية|是|为|為|曾|は';

/** Says that a day is that of a change; words. */
export const UPDATED_WORDS =
  'aktualisiert|geändert|stand|zuletzt|mise? à jour|modifiée?|actualizad[oa]|actualización|atualizad[oa]|atualização|aggiornat[oa]|aggiornamento|modificat[oa]|обновлен[оа]|обновлено|изменено|آخر تحديث|تحديث|تم التحديث|更新(?:于|於|时间|時間|日時)?|最終更新|最后更新|수정|최종수정|bijgewerkt|zaktualizowano|uppdaterad|opdateret|güncelleme';

/** Says that a day is that of publication; words. */
export const PUBLISHED_WORDS =
  'veröffentlicht|erstellt|erschienen|publiée?|paru|publicad[oa]|publicación|publicação|pubblicat[oa]|pubblicazione|опубликован[оа]|опубликовано|نشر(?: في)?|نُشر|تاريخ النشر|发布(?:时间|于)?|發布(?:時間|於)?|发表|發表|公開(?:日時)?|配信|掲載|投稿日?|입력|등록|gepubliceerd|opublikowano|publicerad|offentliggjort|yayınlanma';

/** Words beside a day that say nothing else: days of the week, the hour, what joins them; words. */
export const DAY_WORDS =
  'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|星期[一二三四五六日天]|周[一二三四五六日]|週[一二三四五六日]|[月火水木金土日]曜日?|北京时间|北京時間|uhr|heure|heures|hora|horas|ore|alle|às|ás|por|par|von|em|il|al|los|las|kl|mez|mesz|cest|hs|hrs|мск|msk|صباحا|مساء|ص|م|at|le|à|el|la|den|vom|om|часов|ч|мин|دقيقة|时|時|分|秒|年|月|日|오전|오후';

/** A regular expression for words that count alone; scripts without blanks between words count anywhere. */
export function wordsAlone(source: string, flags = 'iu'): RegExp {
  return new RegExp(
    `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{N}])(?:${source})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{N}])`,
    flags,
  );
}

/** The reasons of a table with their patterns, each matched as `shape` has it around its source. */
export function patternsOf(
  table: Readonly<Partial<Record<RemovalReason, string>>>,
  shape: (source: string) => RegExp,
): (readonly [RemovalReason, RegExp])[] {
  return (Object.entries(table) as [RemovalReason, string][]).map(
    ([reason, source]) => [reason, shape(source)] as const,
  );
}
