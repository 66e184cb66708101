import type { Command } from '../../core/library/commands';
import type { NotebookState } from '../state/notebook.svelte';

/** The lane of a name, whatever its case, with the command that adds it where there is none yet. */
export function laneCommands(
  notebook: NotebookState,
  name: string,
): { readonly laneId: string | null; readonly commands: readonly Command[] } {
  const wanted = name.trim();
  if (wanted === '') return { laneId: null, commands: [] };
  const known = notebook.lanes.find((lane) => lane.name.toLowerCase() === wanted.toLowerCase());
  if (known) return { laneId: known.id, commands: [] };
  const id = notebook.newId();
  const order = Math.max(0, ...notebook.lanes.map((lane) => lane.order)) + 1;
  return {
    laneId: id,
    commands: [{ do: 'add', kind: 'lane', id, fields: { name: wanted, order } }],
  };
}
