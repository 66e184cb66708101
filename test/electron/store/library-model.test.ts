import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteFault } from '../../support/fault-table';
import {
  ONE_A_PART,
  followModel,
  followModelThroughLosses,
  quietSteps,
  stepsWithLosses,
} from '../../support/library-model';
import { openStore, tempFolder } from '../../support/temp-library';

const QUIET_RUNS = 60;
const RUNS_WITH_LOSSES = 3_000;

describe('a library', () => {
  it('does what a plain copy in memory does, through undo, redo, restart and compaction', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(quietSteps, async (steps) => {
        const folder = await tempFolder();
        await followModel(steps, () => openStore(folder, ONE_A_PART));
        runs++;
      }),
      { numRuns: QUIET_RUNS },
    );
    expect(runs).toBe(QUIET_RUNS);
  }, 60_000);

  it('is at no moment anything else, though it is killed and the power goes now and then', async () => {
    let runs = 0;
    let cutTurns = 0;
    await fc.assert(
      fc.asyncProperty(stepsWithLosses, async (steps) => {
        cutTurns += (await followModelThroughLosses(steps)).cutTurns;
        runs++;
      }),
      { numRuns: RUNS_WITH_LOSSES },
    );
    expect(runs).toBe(RUNS_WITH_LOSSES);
    expect(cutTurns).toBeGreaterThan(5);
    noteFault({
      fault: 'kills and power cuts at random moments of random sessions, held against a model',
      how: 'power loss',
      cases: runs,
      outcome: 'it is in a state it was in since the last change called saved',
    });
  }, 120_000);
});
