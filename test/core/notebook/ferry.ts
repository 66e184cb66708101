import type { AnyRecord } from '../../../core/library/records';
import { article, clip, event, evidence, page, tag } from './library-of';

const within = (edtf: string) => ({ edtf, extent: 'within' as const });

/** A small affair with everything that an export has to say: two accounts that differ, a dispute, pages. */
export const FERRY: readonly AnyRecord[] = [
  article('a1', { title: 'Petrel withdrawn after smoke in engine room', byline: 'Marit Dahl', siteName: 'Alder Courier', origin: 'aldercourier.example', publishedOn: '2023-11-14', url: 'https://aldercourier.example/2023/11/14/petrel_withdrawn?ref=a&b=c' }),
  article('b1', { title: 'Log entry shows valve open at 04:12', siteName: 'Northline Wire', origin: 'northline.example', publishedOn: '2023-11-20', url: 'https://northline.example/log' }),
  article('c1', { title: '“We were told it was *steam*”: passengers recall [the crossing]', siteName: 'Radio Sund', origin: 'radiosund.example', publishedOn: '2023-11-15' }, { locator: { place: 'minute 12', capturedOn: '2023-11-16' }, original: null }),
  article('d1', { title: 'In the trash, still citable', siteName: 'Bayside Ledger', publishedOn: '2023-11' }, { trashedAt: '2026-01-02T00:00:00Z' }),
  clip('k1', 'a1', 'The crew cut the port engine at about 6.40 that morning and the vessel returned to the Alder slip under its own power, the board said.', { note: 'Board’s own account. Compare the *log*.', position: { start: 400, end: 520 } }),
  clip('k2', 'b1', 'The port engine was stopped at 07:05.\nThe valve had been open since 04:12.', { position: { start: 10, end: 84 } }),
  clip('k3', 'c1', 'There was no fire. # It was steam, they said: 85 people, 1. calm; 2. quiet', { tags: ['t1', 't2'] }),
  clip('k4', 'a1', '1. The board\n- will publish the log\n> “in full”', { position: { start: 900, end: 950 } }),
  clip('k5', 'a1', 'An earlier passage that nothing uses.', { position: { start: 5, end: 42 }, tags: ['t2', 't1'] }),
  clip('k6', 'd1', 'Words of an article in the trash.'),
  clip('k7', 'gone', 'Words of an article that was deleted for good.', { citation: { title: 'Gone', byline: '', siteName: 'Old Site', publishedOn: '2023-10-01', url: 'javascript:alert(1)', locator: 'p. 4', sha256: '' } }),
  clip('k8', 'a1', 'A clip in the trash.', { trashedAt: '2026-01-02T00:00:00Z' }),
  event('e1', 'Petrel returns with port engine stopped', null, { place: 'Alder slip', people: ['Marit Dahl', 'the board'], tags: ['t1'], description: 'The _central_ question.\n\n# What is known\n\n- see [[clip:k2]]' }),
  event('e2', 'Inspection failed', '2023-10', { settled: [{ label: 'pumps', verdict: 'settled', value: '2', reason: 'The log counts them.' }] }),
  event('e3', 'Refit', null),
  event('e4', 'In the trash', '2023-01-01', { trashedAt: '2026-01-02T00:00:00Z' }),
  evidence('v1', 'e1', 'k1', { when: within('2023-11-13T06:40~'), claim: { label: 'passengers', value: '85' } }),
  evidence('v2', 'e1', 'k2', { when: within('2023-11-13T07:45'), claim: { label: 'Passengers', value: 'more than 85' }, note: 'From the bridge log.' }),
  evidence('v3', 'e1', 'k3', { stance: 'disputes' }),
  evidence('v4', 'e4', 'k5'),
  evidence('v5', 'e2', 'k8'),
  evidence('v6', 'e2', 'k7'),
  page('p1', 'What happened on Monday', '# Summary\n\nThe board said [[clip:k4]] (see the log).\n\n[[clip:k1]]\nAnd then, as one of them put it:\n[[clip:k2]]\n\nDetail\n======\n\n- item\n\n  [[clip:k3]]\n- [[clip:k3]]\n\n> quoted\n> [[clip:k2]]\n\n| who | said |\n| --- | --- |\n| Sund | [[clip:k3]] |\n\n`[[clip:k1]]` stays, so does\n\n    [[clip:k1]]\n\nMissing: [[clip:nowhere]]. Mine.[^1] In the trash: [[clip:k8]]\n\n[^1]: My own note.\n\n```\n[[clip:k1]]'),
  page('p2', 'open <!-- questions', '### Deep\n\nWhy?[^1] `[^1]`\n\n#### Deeper\n\n[^1]: Another note.\n\n<!-- never closed'),
  page('p3', 'Discarded', 'x', { trashedAt: '2026-01-02T00:00:00Z' }),
  tag('t1', 'harbour'),
  tag('t2', 'Board'),
]; // prettier-ignore
