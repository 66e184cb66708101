// The same library without a window: the entry for a checkout. The installed program comes in
// through main.ts.
import { join } from 'node:path';
import { runCommandLine } from './commands/run';
import { forkedParser } from './importers/forked-parser';
import { ParserPort } from './importers/parser-port';
import { defaultAppFolder } from './store/app-folder';
import { jobsInWorker } from './keeping/jobs-in-worker';

const here = import.meta.dirname;
const parser = new ParserPort({ spawn: forkedParser(join(here, 'parser.js')) });
process.exitCode = await runCommandLine(process.argv.slice(2), {
  appFolder: defaultAppFolder(),
  parser,
  jobs: jobsInWorker(join(here, 'jobs.js')),
});
parser.close();
