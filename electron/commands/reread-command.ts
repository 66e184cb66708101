import { ENCODINGS, encodingLabel, encodingNamed } from '../../core/article/encodings';
import { rereadArticle } from '../importers/reread';
import type { LibraryStore } from '../store/library-store';
import { CommandFailure, EXIT } from './environment';
import type { CommandEnvironment } from './environment';
import { mustBeSaved } from './open-library';
import type { Options } from './options';
import type { Printer } from './printer';

/** Reads one article's original again, and prints what came of it. */
export async function rereadOne(
  store: LibraryStore,
  articleId: string,
  options: Options,
  env: CommandEnvironment,
  printer: Printer,
): Promise<number> {
  const encoding = encodingOf(options.encoding);
  const read = await rereadArticle(articleId, { store, parser: env.parser, encoding, by: 'cli' });
  if (!read.ok) throw new CommandFailure(EXIT.failed, read.error.message);
  await mustBeSaved(store, env);
  const { status, clips } = read.value;
  const words = [
    status,
    articleId,
    ...(read.value.encoding === null ? [] : [`read as ${encodingLabel(read.value.encoding)}`]),
  ];
  await printer.record({ id: articleId, ...read.value }, words.join('  '));
  const unplaced = clips.changed + clips.ambiguous + clips.lost;
  if (unplaced > 0) {
    await printer.remark(
      `${unplaced} of ${unplaced + clips.found} clips do not stand in the text as it reads now; they keep their words.`,
    );
  }
  return EXIT.done;
}

/** Left out: as it was read last; `auto`: as the file says; else a name of the list. */
function encodingOf(given: string | undefined): string | null | undefined {
  if (given === undefined) return undefined;
  if (given === 'auto') return null;
  const named = encodingNamed(given);
  if (named) return named.name;
  const names = ENCODINGS.map(({ name }) => name).join(', ');
  throw new CommandFailure(EXIT.usage, `--encoding is auto or one of ${names}.`);
}
