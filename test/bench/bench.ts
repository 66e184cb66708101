// npm run bench [-- store | launch [ARTICLES…] | import | anchors [ARTICLES] | dates | clips [ARTICLES] | lists [ARTICLES] | timeline [EVENTS…]]: each figure beside its yardstick of the same run.
import { benchAnchors } from './anchors-bench';
import { benchClips } from './clips-bench';
import { benchDates } from './dates-bench';
import { benchImport } from './import-bench';
import { benchLaunch } from './launch-bench';
import { benchLists } from './lists-bench';
import { benchStore } from './store-bench';
import { measureStore } from './store-measure';
import { benchTimeline } from './timeline-bench';

const BENCHES: Record<string, (sizes: readonly number[]) => Promise<void>> = {
  store: (sizes) => benchStore(sizes.length > 0 ? sizes : [100, 1_000, 10_000, 100_000]),
  import: () => benchImport(),
  anchors: ([articles]) => Promise.resolve(benchAnchors(articles)),
  dates: () => Promise.resolve(benchDates()),
  clips: ([articles]) => benchClips(articles),
  lists: ([articles]) => benchLists(articles),
  timeline: (sizes) => benchTimeline(sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]),
  launch: (sizes) => benchLaunch(sizes.length > 0 ? sizes : [12, 10_000]),
};

const wanted = process.argv.slice(2);
if (wanted[0] === 'measure') {
  // A process of the store's bench; see measureInProcess.
  process.stdout.write(JSON.stringify(await measureStore(wanted[1] ?? '')));
  process.exit(0);
}
const sizes = wanted.map(Number).filter((size) => Number.isInteger(size) && size > 0);
const names = wanted.filter((word) => !sizes.includes(Number(word)));
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench ${unknown.join(', ')}: ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (names.length === 0 || names.includes(name)) await bench(sizes);
}
