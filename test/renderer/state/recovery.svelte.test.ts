import { expect, test, vi } from 'vitest';
import type { DatelineBridge } from '../../../core/ipc/contract';
import type { RecoveryReport } from '../../../core/ipc/keeping';
import { ok } from '../../../core/ipc/result';
import { NoticesState } from '../../../renderer/state/notices.svelte';
import { RecoveryState } from '../../../renderer/state/recovery.svelte';

const WELL: RecoveryReport = {
  findings: [],
  whole: { articles: 1, clips: 0, events: 0, pages: 0 },
  offers: [],
  checked: null,
};
const DAMAGED: RecoveryReport = {
  ...WELL,
  findings: [
    { what: 'records', path: 'snapshot.ndjson', words: 'A line is lost.', setAside: null },
  ],
};

function made() {
  let report = DAMAGED;
  const asked: string[] = [];
  const bridge = {
    call: async (name: string) => {
      asked.push(name);
      if (name === 'recovery:report') return report;
      report = WELL;
      return ok(name === 'recovery:restore' ? { label: 'x', records: 1, missing: [] } : null);
    },
  } as unknown as DatelineBridge;
  const notices = new NoticesState();
  return { asked, notices, recovery: new RecoveryState(bridge, notices) };
}

test('damage is one notice that leads to recovery, and goes once nothing is damaged', async () => {
  const { recovery, notices } = made();
  const open = vi.fn();
  recovery.tell(open);
  recovery.tell(open);
  await vi.waitFor(() => expect(recovery.isDamaged).toBe(true));
  expect(notices.list.map(({ text }) => text)).toEqual(['Part of this library could not be read.']);
  notices.list[0]?.action?.run();
  expect(open).toHaveBeenCalledOnce();

  await recovery.restore('history');
  expect(recovery.isDamaged).toBe(false);
  expect(notices.list).toEqual([]);
});

test('one thing is done at a time, and the report is read anew after it', async () => {
  const { recovery, asked } = made();
  await recovery.load();
  const first = recovery.accept();
  expect(recovery.work).toBe('accept');
  expect(await recovery.mend()).toBeNull();
  expect(await first).toBe(true);
  expect(recovery.work).toBeNull();
  expect(asked).toEqual(['recovery:report', 'recovery:accept', 'recovery:report']);
});
