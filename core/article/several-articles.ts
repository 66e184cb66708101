import { METADATA_FIELDS } from './block';
import type {
  ArticleDraft,
  DraftPart,
  Metadata,
  MetadataField,
  ReadingWarning,
  Sourced,
} from './block';
import type { Passage } from './passage';
import { sourced } from './sourced';

/** The code of the warning that a file seems to hold several articles. */
export const SEVERAL_ARTICLES = 'several-articles';

const NAMED = 5; // titles in the warning; the offer in the window lists all

/**
 * A text into which several articles were pasted, read as one with each of them as a part: nothing is
 * split before somebody says so. `starts` are the passages that the articles begin with, and `read`
 * reads one of them.
 */
export function severalDraft(
  passages: readonly Passage[],
  starts: readonly number[],
  read: (passages: readonly Passage[]) => ArticleDraft,
): ArticleDraft {
  const parts = starts.map((start, index): DraftPart => {
    const from = index === 0 ? 0 : start;
    const to = starts[index + 1] ?? passages.length;
    const own = passages.slice(from, to);
    const [first, last] = [own[0], own.at(-1)];
    return {
      place: `lines ${first?.lines.first ?? 0}–${last?.lines.last ?? 0}`,
      from,
      to,
      draft: withoutEndRules(
        read(own.map((one, at) => (at === 0 ? { ...one, afterGap: true } : one))),
      ),
    };
  });
  return {
    metadata: sharedMetadata(parts),
    blocks: parts.flatMap(({ draft, from }, index) => {
      // The later headlines stay to be seen; of one that stands twice, the first.
      const headline = draft.blocks.find(({ reason }) => reason === 'title-line');
      return draft.blocks.map((block, at) => {
        const { reason, ...rest } = block;
        const isSeen = reason === undefined || (index > 0 && block === headline);
        return { ...rest, id: `b${from + at + 1}`, ...(!isSeen && { reason }) };
      });
    }),
    warnings: [...parts.flatMap(({ draft }) => draft.warnings), warningOf(parts)],
    parts,
  };
}

/**
 * What holds for the whole: the first title, and otherwise only what all parts agree on, for a clip
 * of the second article is not by the first one's author. What the parts say stays to be chosen from.
 */
function sharedMetadata(parts: readonly DraftPart[]): Metadata {
  const entries = METADATA_FIELDS.map((field): [MetadataField, Sourced] => {
    const values = parts.map(({ draft }) => draft.metadata[field].value);
    const isShared = field === 'title' || new Set(values).size < 2;
    const said = sourced(
      parts.map(({ draft, place }) => {
        const { value, source } = draft.metadata[field];
        if (value === null) return null;
        return { value, source: isShared ? (source ?? place) : `${source ?? ''}, ${place}` };
      }),
    );
    if (isShared || said.value === null) return [field, said];
    const others = [{ value: said.value, source: said.source ?? '' }, ...said.others];
    return [field, { value: null, source: null, others }];
  });
  return Object.fromEntries(entries) as Record<MetadataField, Sourced>;
}

/** The part of a draft that stands at a place in its file; the draft itself where none does. */
export function draftAt(draft: ArticleDraft, place: string | null): ArticleDraft {
  return draft.parts?.find((part) => part.place === place)?.draft ?? draft;
}

/** The rule between two articles belongs to neither. */
function withoutEndRules(draft: ArticleDraft): ArticleDraft {
  const last = draft.blocks.findLastIndex((block) => block.kind !== 'rule');
  const blocks = draft.blocks.map((block, at) =>
    at > last && block.reason === undefined
      ? { ...block, reason: 'outside-article' as const }
      : block,
  );
  return { ...draft, blocks };
}

function warningOf(parts: readonly DraftPart[]): ReadingWarning {
  const titles = parts.slice(0, NAMED).map((part) => `“${titleOfPart(part)}”`);
  const more = parts.length > NAMED ? ` and ${parts.length - NAMED} more` : '';
  return {
    code: SEVERAL_ARTICLES,
    message: `This seems to be ${parts.length} articles in one file: ${titles.join(', ')}${more}. It is kept as one until you split it.`,
  };
}

/** What a part is, in a few words for the offer to split. */
export interface PartWords {
  readonly title: string;
  readonly publishedOn: string | null;
  readonly origin: string | null;
  readonly place: string;
}

/** The parts of a draft in a few words each; none where it is one article. */
export function partWords(draft: ArticleDraft): PartWords[] {
  return (draft.parts ?? []).map((part) => {
    const { publishedOn, origin } = part.draft.metadata;
    return {
      title: titleOfPart(part),
      publishedOn: publishedOn.value,
      origin: origin.value,
      place: part.place,
    };
  });
}

/** What a part is called: its headline, else its first words. */
function titleOfPart({ draft }: DraftPart): string {
  const { value } = draft.metadata.title;
  const text = value ?? draft.blocks.find((block) => block.text.trim() !== '')?.text ?? '';
  return text.length > 120 ? `${text.slice(0, 119).replace(/[\ud800-\udbff]$/u, '')}…` : text;
}
