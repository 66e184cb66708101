import type { RemovalReason } from './block';
import { LINE_WORDS, patternsOf } from './outlet-words';

/**
 * Lines that pages print around an article, as people's browsers copy them. Each pattern matches a
 * whole line. They are the words of forum and blog software and of newspapers at large, never those
 * of one site.
 */
const WHOLE_LINES: readonly (readonly [RemovalReason, RegExp])[] = [
  [
    'comments',
    /^(?:(?:post|leave|add|write|make|submit|drop) (?:a |your )?(?:comment|reply|response)s?(?: below)?|(?:view|show|load|read|see|hide)(?: all| more)?(?: [\d,]+)? (?:comments?|replies)|be the first to (?:comment|reply)|(?:log|sign) ?in to (?:comment|reply|post)(?: a comment)?|no comments?(?: yet)?|comments? (?:are|is) closed|readers?['’]? comments|join the (?:conversation|discussion)|reply|quote|report(?: post| this post| abuse)?|add comment|(?:sort|order) by:? ?(?:newest|oldest|best|top)?|cancel reply)[.!:]?$/iu,
  ],
  [
    'navigation',
    /^(?:(?:listen|watch)(?: to)? (?:this|the) (?:article|story|report|episode|video).{0,30}|\d+[- ]min(?:ute)?s?(?: read)?|(?:estimated )?reading time.{0,20}|watch|listen|loading|play(?:\/pause)?(?: (?:button|video|audio))?|pause|mute|unmute|full ?screen|subtitles|video loading)$/iu,
  ],
  [
    'share',
    /^(?:share(?: (?:this|on|via|to|with)(?: .{1,30})?)?|tweet(?: this)?|pin(?: it)?|(?:e-?mail|print|save|copy|bookmark)(?: (?:this|article|story|link|page|post|this (?:article|story|page|post)))*|copy link|facebook|twitter|whats ?app|telegram|linkedin|pinterest|reddit|instagram|follow us(?: on .{1,30})?|like this:?|likes?:? ?\d*|\(?\d[\d,.]*k? (?:shares?|likes?|views?|reactions?|retweets?)\)?)[.!:]?$/iu,
  ],
  [
    'related',
    /^(?:related(?: (?:articles?|posts?|stories|topics?|news|content|links?|coverage|reading))?|(?:read|see|watch) (?:also|next|more)|also read|more (?:stories|news|articles|like this|from .{1,40}|on this (?:story|topic))|you (?:may|might) (?:also |like)+.*|recommended(?: for you| stories| reading)?|trending(?: now| stories)?|most (?:read|viewed|popular|commented)|similar (?:topics|posts|articles|stories)|latest (?:news|stories|articles|posts)|up next|popular posts|don['’]t miss)[.!:]?$/iu,
  ],
  [
    'related',
    /^\(?(?:read also|also read|see also|see more|read more|more|related|read next|next read this|must[- ](?:read|watch)|recommended|watch(?: (?:this|now|more|below))?|in case you missed it|icymi)\s*[:|»>]\s*(?:\S.{0,200})?$/iu,
  ],
  [
    'related',
    /^\(?(?:also|more|ALSO|MORE|Also|More|Read|READ|See|SEE|Watch|WATCH|RELATED|Related)(?: (?:[Rr]ead|READ|[Aa]lso|ALSO|[Mm]ore|MORE))?\s*(?::|-)\s+\p{Lu}.{15,200}[^.]$/u,
  ],
  [
    'caption-credit',
    /^\(?(?:(?:lead |source |gallery |main |cover )?(?:images?|photos?|photographs?|pictures?|illustration)(?: credits?)?|credits?)(?: by)?\s*:\s*\S.{0,120}$/iu,
  ],
  [
    'advertising',
    /^(?:[-–—*[(\s]*)(?:advertis(?:e?ment|ing)s?|ads?|sponsored(?: content| post| links?)?|paid content|promoted|(?:story|article) continues (?:below|after).{0,20}|advertise (?:here|with us)|scroll to continue.{0,20}|continue reading below)(?:[-–—*\])\s.:]*)$/iu,
  ],
  [
    'subscription',
    /^(?:subscribe(?: (?:now|today|here|to .{1,60}))?|sign up(?: (?:now|here|for .{1,60}|to .{1,60}))?|(?:join|get) our newsletter.{0,40}|newsletters?(?: sign-?up)?|already a (?:subscriber|member)\?.{0,30}|create (?:a free |an )?account|become a member)[.!:]?$/iu,
  ],
  [
    'navigation',
    /^(?:home|menu|(?:main |site )?navigation|skip to .{1,30}|(?:back|go|return) to (?:top|home|.{1,20} page)|top|go (?:up|down)|next(?: (?:page|post|article|story|topic))?|prev(?:ious)?(?: (?:page|post|article|story|topic))?|(?:older|newer) posts?|page \d+(?: of \d+)?|log ?in|log ?out|sign ?in|register|search|close|sections|viewing this topic:.*|(?:\(\d+\) ?)+(?:\(reply\))?(?: \(go (?:up|down)\))?)[.!:»›]?$/iu,
  ],
  [
    'footer',
    /^(?:(?:©|\(c\)|copyright\b).{0,160}|all rights reserved.{0,80}|(?:terms|conditions)(?: (?:of|and) (?:use|service|conditions))?|privacy(?: policy| notice)?|cookie (?:policy|settings|preferences)|contact(?: us)?|about(?: us)?|powered by .{1,60}|(?:terms.{0,20}[|·•-] ?)?privacy policy.{0,60}|disclaimer)[.!:]?$/iu,
  ],
];

/** The same in other languages. */
const FOREIGN_LINES = patternsOf(
  LINE_WORDS,
  (source) => new RegExp(`^(?:${source})[.!:。！：]?$`, 'iu'),
);
const ALL_LINES = [...WHOLE_LINES, ...FOREIGN_LINES];

/** `Comments`, `12 Comments`, `Comments (12)`, `3 replies`: what follows is the readers'. */
const COMMENTS_HEADING =
  /^(?:\(?\d[\d,.]*\)? +)?(?:(?:readers?['’]? +)?comments?|replies)(?: *[:(]? *\d*[\d,.]* *\)?)?:?$/iu;
const FOREIGN_HEADING =
  /^(?:\d+ )?(?:kommentare|leserkommentare|commentaires|comentarios|comentários|commenti|комментарии|التعليقات|评论|評論|コメント|댓글)(?: ?[:：(（]? ?\d+ ?[)）]?)?:?$/iu;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/gu; // editors leave them at the beginnings of lines
const LONGEST_FURNITURE = 240; // characters; no line of furniture is longer, and no pattern looks further

/** Why a whole line is page furniture, or null where it may be the article's own. */
export function furnitureReason(text: string): RemovalReason | null {
  if (text.length > LONGEST_FURNITURE) return null;
  const line = text.replace(INVISIBLE, '');
  if (isCommentsHeading(line)) return 'comments';
  return ALL_LINES.find(([, pattern]) => pattern.test(line))?.[0] ?? null;
}

/** Whether a line opens the readers' comments. */
export function isCommentsHeading(line: string): boolean {
  return line.length < 60 && (COMMENTS_HEADING.test(line) || FOREIGN_HEADING.test(line));
}

/** Furniture that also stands between an article's paragraphs, and is never a sentence of its own. */
export function isFurnitureAnywhere(line: string): boolean {
  const reason = furnitureReason(line);
  if (reason === 'advertising') return true;
  if (reason === 'related') return /[:|»>]/u.test(line) || wordyRelated.test(line);
  if (reason === 'share') return /^share (?:this|on)/iu.test(line);
  return reason === 'comments' && /^(?:post|leave|add) /iu.test(line);
}

const wordyRelated = /^(?:related (?:articles?|posts?|stories)|you (?:may|might) also like)/iu;
