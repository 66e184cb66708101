import { beforeAll, describe, expect, it } from 'vitest';
import { noteFault } from '../../support/fault-table';
import { POWER_CUTS, isSettled, randomPowerCut } from '../../support/power-cut';
import { checkLoss, checkMadeTwice, recordSession } from '../../support/power-loss-session';
import type { RecordedSession } from '../../support/power-loss-session';

/** Random ends that each place in the session is tried with besides the set ones. */
const RANDOM_CUTS = 3;
/** … and after a write, which may have left holes between whole lines. */
const RANDOM_CUTS_IN_WRITES = 20;

let recorded: RecordedSession;
beforeAll(async () => {
  recorded = await recordSession();
});

describe('a loss', () => {
  it('of power at any moment leaves every change that was called saved, and no damage', async () => {
    const { disk, begun } = recorded;
    let cases = 0;
    for (let steps = begun; steps <= disk.steps.length; steps++) {
      const isInWrite = disk.steps[steps - 1]?.do === 'write';
      const length = isInWrite ? RANDOM_CUTS_IN_WRITES : RANDOM_CUTS;
      const random = Array.from({ length }, (_, at) => randomPowerCut(steps * 100 + at));
      const cuts = isSettled(disk, steps) ? POWER_CUTS.slice(0, 1) : [...POWER_CUTS, ...random];
      for (const cut of cuts) {
        await checkLoss(recorded, steps, cut);
        cases++;
      }
    }
    expect(cases).toBeGreaterThan(1_000);
    noteFault({
      fault: 'the power goes at any moment of a session',
      how: 'power loss',
      cases,
      outcome: 'opens without damage; every change called saved is there, in a state that was',
    });
  }, 120_000);

  it('of power after a kill while a library was made anew leaves what the next program has saved', async () => {
    const { disk, begun, session } = recorded;
    let cases = 0;
    for (let steps = begun; session.savedBy(steps) === 0; steps++) {
      await checkMadeTwice(disk, steps);
      cases++;
    }
    expect(cases).toBeGreaterThan(10);
    noteFault({
      fault:
        'the program is killed while it makes a library, is started again and saves, the power goes',
      how: 'power loss',
      cases,
      outcome: 'what the second run showed as saved is there',
    });
  });

  it('of power soon after a kill leaves what the next program had shown as saved', async () => {
    const { disk, begun } = recorded;
    let cases = 0;
    for (let steps = begun; steps <= disk.steps.length; steps++) {
      await checkLoss(recorded, steps, 'kill');
      cases++;
    }
    noteFault({
      fault: 'the program is killed at any moment of a session, is started again, the power goes',
      how: 'power loss',
      cases,
      outcome: 'what the second run found and showed as saved is there',
    });
  }, 120_000);
});
