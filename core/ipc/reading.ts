import * as v from 'valibot';
import type { ReadingWarning } from '../article/block';
import { ENCODINGS } from '../article/encodings';
import type { CarryCounts } from '../clip/carry-over';
import { idSchema } from '../library/records';

/**
 * Which article to read again, and how: in the named encoding; as the file itself says (null); or,
 * where nothing is said of it, as it was read last.
 */
export const rereadSchema = v.strictObject({
  articleId: idSchema,
  encoding: v.optional(v.nullable(v.picklist(ENCODINGS.map(({ name }) => name)))),
});

/** What reading an article again came to, or would come to. */
export interface Rereading {
  /** `same`: the reading says what the article says already, and nothing is changed. */
  readonly status: 'changed' | 'same';
  /** The encoding that the text was decoded from; null where the format has none. */
  readonly encoding: string | null;
  readonly clips: CarryCounts;
}

/** A second reading before it is taken: nothing is stored. */
export interface ReadingPreview extends Rereading {
  readonly title: string | null;
  /** The beginning of each of the first blocks. */
  readonly lines: readonly string[];
  readonly warnings: readonly ReadingWarning[];
}
