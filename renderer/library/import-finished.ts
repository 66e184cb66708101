import type { AppState } from '../state/context';
import { runCommand } from '../state/commands.svelte';
import type { ImportJob } from '../state/imports.svelte';
import { importSummary } from './import-summary';

/** One file opens what came of it; a clean import needs no more than a word. */
export function importFinished(app: AppState, job: ImportJob): void {
  const { focus, imports, notices } = app;
  const [only] = job.outcomes;
  const opened = job.outcomes.find((outcome) => outcome.id !== null)?.id ?? only?.of ?? null;
  if (opened !== null && (job.total === 1 || focus.main.kind === 'none')) {
    focus.leftTab = 'articles';
    focus.openArticle(opened);
  }
  const isClean = job.outcomes.every(({ status }) => status === 'imported' || status === 'version');
  if (!isClean || job.outcomes.length < job.total) return;
  imports.dismiss(job.job);
  const isVersion = job.total === 1 && only?.status === 'version';
  const action = { label: 'Show differences', run: () => void runCommand('differences') };
  notices.add(importSummary(job.outcomes, job.total), {
    tone: 'info',
    ...(isVersion && { action }),
  });
}
