import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type ArticleDraft, type Block, METADATA_FIELDS } from '../../core/article/block';

/**
 * A draft as people read it: metadata with sources and runners-up, then every block in source order,
 * the removed ones under their reason, and then each of several articles as it reads alone.
 */
function printDraft(draft: ArticleDraft): string {
  const lines: string[] = [];
  for (const field of METADATA_FIELDS) {
    const { value, source, others } = draft.metadata[field];
    lines.push(value === null ? `${field}: none` : `${field}: ${value}  ← ${source ?? ''}`);
    for (const other of others) lines.push(`    or: ${other.value}  ← ${other.source}`);
  }
  for (const warning of draft.warnings) lines.push(`warning ${warning.code}: ${warning.message}`);
  lines.push('');
  for (const block of draft.blocks) lines.push(printBlock(block));
  for (const part of draft.parts ?? []) {
    lines.push('', `━━ ${part.place}, blocks ${part.from + 1}–${part.to} ━━`, '');
    lines.push(printDraft(part.draft).trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

function printBlock(block: Block): string {
  const kind = [
    block.kind,
    block.level ?? '',
    block.depth === undefined ? '' : `depth ${block.depth}`,
    block.ordered === true ? 'ordered' : '',
    block.dir ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');
  const head = block.reason === undefined ? `[${kind}]` : `[removed: ${block.reason}] [${kind}]`;
  const marks = (block.marks ?? []).map(
    (mark) =>
      `      ${mark.kind} "${block.text.slice(mark.start, mark.end)}"${mark.href === undefined ? '' : ` → ${mark.href}`}`,
  );
  const image = block.image
    ? [
        `      picture ${block.image.src} "${block.image.alt}"`,
        ...(block.image.saved
          ? [`      saved as ${block.image.saved.mediaType} ${block.image.saved.sha256}`]
          : []),
      ]
    : [];
  return [`${head} ${block.text.replace(/\n/gu, '⏎')}`, ...image, ...marks].join('\n');
}

/**
 * Compares with the golden beside the fixture. A missing golden fails; `UPDATE_GOLDENS=1` writes it,
 * to be read before it is committed.
 */
export function expectGolden(draft: ArticleDraft, goldenPath: string): void {
  const printed = printDraft(draft);
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(goldenPath, printed);
  if (!existsSync(goldenPath)) {
    expect.fail(`no golden at ${goldenPath}; write it with UPDATE_GOLDENS=1 and read it`);
  }
  expect(printed).toBe(readFileSync(goldenPath, 'utf8'));
}
