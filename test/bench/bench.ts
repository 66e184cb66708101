// npm run bench [-- store | launch]: each figure beside its yardstick of the same run.
import { benchLaunch } from './launch-bench';
import { benchStore } from './store-bench';

const BENCHES: Record<string, () => Promise<void>> = {
  store: () => benchStore([100, 10_000]),
  launch: () => benchLaunch([12, 10_000]),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench ${unknown.join(', ')}: ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}
