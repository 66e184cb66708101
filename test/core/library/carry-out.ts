import * as v from 'valibot';
import { expect } from 'vitest';
import { Rehearsal, lookupIn, rehearse, settle } from '../../../core/library/change';
import { commandSchema, decide } from '../../../core/library/commands';
import type { Command, CommandContext } from '../../../core/library/commands';
import type { Library } from '../../../core/library/records';
import { Relations } from '../../../core/library/relations';

/** When every command of these tests is given. */
export const NOW = '2026-03-01T00:00:00Z';

/** Carries a command out on a library; answers with what error, and how to take it back. */
export function carryOut(
  library: Library,
  command: Command,
  blocks: CommandContext['blocks'] = () => undefined,
): { readonly error: string | null; readonly undo: () => void } {
  const relations = Relations.over(library);
  const decided = decide(lookupIn(library), v.parse(commandSchema, command), {
    now: NOW,
    blocks,
    linked: () => false,
    evidenceOf: (id) => [...relations.evidenceOfClip.of(id)],
    evidenceOfEvent: (id) => [...relations.evidenceOfEvent.of(id)],
    pagesCiting: (id) => [...relations.pagesOfClip.of(id)],
  });
  if (!decided.ok) return { error: decided.error.code, undo: () => undefined };
  const rehearsal = new Rehearsal(lookupIn(library));
  for (const op of decided.value) expect(rehearsal.add(op)).toMatchObject({ ok: true });
  const apply = (from: Rehearsal) => {
    for (const { kind, id, after } of from.effects) settle(library, kind, id, after);
  };
  apply(rehearsal);
  const undo = () => {
    const back = rehearse(lookupIn(library), rehearsal.undo);
    if (back.ok) apply(back.value);
  };
  return { error: null, undo };
}
