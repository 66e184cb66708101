import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Files that kill, wait or fill a disk: each takes as long as a hundred others. */
const LONG =
  /\/(?:kill|bounded-start|file-errors|upgrade|power-loss|hostile-pages|library-gone|corruption|unplugged)\.test\.ts$/;

/** Starts the longest files first, so that none of them is left to run alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
