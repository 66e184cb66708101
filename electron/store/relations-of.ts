import type { AnyRecord, Library } from '../../core/library/records';
import { Relations } from '../../core/library/relations';
import { Slices } from './slices';

/** `Relations.over` a library of any size, in slices: while it is opened, a window is there already. */
export async function relationsOf(library: Library): Promise<Relations> {
  const relations = new Relations();
  const slices = new Slices();
  for (const records of Object.values(library) as Map<string, AnyRecord>[]) {
    for (const record of records.values()) {
      relations.update(undefined, record);
      const wait = slices.pause();
      if (wait) await wait;
    }
  }
  return relations;
}
