// The properties of the store's fault tests for as long as asked, each round with other seeds:
//
//   npm run soak [-- MINUTES [SEED]]
//
// Ends with the seed and the counterexample of the first failure, or with how much was tried.
import fc from 'fast-check';
import { followModelThroughLosses, stepsWithLosses } from './support/library-model';
import { surviveLosses } from './support/power-loss-session';

const [minutes = '10', chosen] = process.argv.slice(2);
const end = Date.now() + Number(minutes) * 60_000;
const firstSeed = chosen === undefined ? Date.now() % 2 ** 31 : Number(chosen);
const RUNS_A_ROUND = 500;

let rounds = 0;
let losses = 0;
do {
  const seed = (firstSeed + rounds) % 2 ** 31;
  try {
    losses += await surviveLosses(seed);
    const follow = async (steps: Parameters<typeof followModelThroughLosses>[0]) => {
      await followModelThroughLosses(steps);
    };
    await fc.assert(fc.asyncProperty(stepsWithLosses, follow), {
      numRuns: RUNS_A_ROUND,
      seed,
      endOnFailure: false,
    });
  } catch (error) {
    process.stdout.write(`\nFailed with seed ${seed}: npm run soak -- 1 ${seed}\n`);
    throw error;
  }
  rounds++;
  process.stdout.write(
    `seed ${seed}: ${rounds * RUNS_A_ROUND} sessions and ${losses} losses so far, none failed\n`,
  );
} while (Date.now() < end);
