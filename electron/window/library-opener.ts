import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { servedRuns } from '../commands/served-run';
import { fail, ok } from '../../core/ipc/result';
import type { Result } from '../../core/ipc/result';
import { HandoverServer } from '../handover/handover-server';
import { handoverSecret } from '../handover/secret';
import { createSampleLibrary } from '../importers/sample-library';
import type { ParserPort } from '../importers/parser-port';
import { ArrivingSession } from '../ipc/arriving-session';
import type { RecordSource } from '../ipc/arriving-session';
import { Session } from '../ipc/session';
import { backupsFolder, libraryIdOf } from '../keeping/backups-of';
import { backUpBeforeUpgrade } from '../keeping/before-upgrade';
import type { FileJobs } from '../keeping/jobs';
import { Keeping } from '../keeping/keeping';
import { backupsToChooseFrom, makeLibraryAnew } from '../keeping/library-anew';
import type { MadeAnew } from '../keeping/make-anew';
import type { AppFolder } from '../store/app-folder';
import { diskFiles, errorCode } from '../store/file-port';
import type { Identity } from '../store/identity';
import type { LibraryStore } from '../store/library-store';
import { openLibraryStore } from '../store/open-store';
import type { LibraryRequest } from './library-request';
import type { LibraryWindow } from './library-window';
import type { WaysOut } from './unopened-words';

const HOLDER = 'the Dateline window';

/** Opens libraries for windows: the one asked for, the last one, the first one, the sample. */
export class LibraryOpener {
  readonly #app: AppFolder;
  readonly #parser: ParserPort;
  readonly #jobs: FileJobs;
  readonly #sample: string;
  /** The sample being made: asked for twice, it is made once. */
  #makingSample: Promise<void> | null = null;

  constructor(options: {
    app: AppFolder;
    parser: ParserPort;
    jobs: FileJobs;
    /** The folder of the sample's articles. */
    sample: string;
  }) {
    this.#app = options.app;
    this.#parser = options.parser;
    this.#jobs = options.jobs;
    this.#sample = options.sample;
  }

  /**
   * What a fresh start opens: the folder it names, else the library of last time, else a first one.
   * One that was open here before and has vanished is never made anew empty.
   */
  first(named: string | null): LibraryRequest {
    const { defaultLibrary, sampleLibrary, settings } = this.#app;
    const folder = named ?? settings.libraries[0]?.folder ?? defaultLibrary;
    if (folder === sampleLibrary) return 'sample';
    if (this.#app.knownAt(folder)) return { folder };
    return { folder, createAs: named === null ? 'Notebook' : basename(folder) };
  }

  /** What can be done about a library that cannot be opened. */
  readonly waysOut = async (folder: string): Promise<WaysOut> => {
    const { device } = this.#app.settings;
    const known = this.#app.knownAt(folder);
    const id = await libraryIdOf(diskFiles, this.#app, folder);
    const backups =
      id === null
        ? null
        : await backupsToChooseFrom(diskFiles, backupsFolder(this.#app.folder, id), device);
    const names = await namesIn(folder);
    return { name: known?.name ?? null, backups, isEmpty: names.every(isHidden) };
  };

  /** Makes a library that cannot be opened anew from one of its backups. */
  readonly makeAnew = async (folder: string, backup: string): Promise<Result<MadeAnew>> => {
    const id = await libraryIdOf(diskFiles, this.#app, folder);
    if (id === null) return fail('not-found', 'This backup is not there any more.');
    return makeLibraryAnew({
      folder,
      backup: join(backupsFolder(this.#app.folder, id), backup),
      device: this.#app.settings.device,
      holder: HOLDER,
      jobs: this.#jobs,
    });
  };

  async open(
    request: LibraryRequest,
    tell: LibraryWindow['tell'],
    onArriving: (source: RecordSource) => void,
  ): Promise<Result<Session>> {
    const folder = request === 'sample' ? this.#app.sampleLibrary : request.folder;
    const createAs = request === 'sample' ? undefined : request.createAs;
    const common = {
      device: this.#app.settings.device,
      holder: HOLDER,
      compact: this.#jobs.compact,
      keepCopy: backUpBeforeUpgrade(this.#app.folder, this.#jobs.backUp),
      knownId: this.#app.knownAt(folder)?.id,
    };
    if (request === 'sample' && !(await exists(folder))) {
      this.#makingSample ??= createSampleLibrary({
        assets: this.#sample,
        folder,
        parser: this.#parser,
        store: common,
      }).finally(() => (this.#makingSample = null));
      await this.#makingSample;
    }
    const isSample = folder === this.#app.sampleLibrary;
    const served = Promise.withResolvers<LibraryStore | null>();
    const handover = this.#handover(served.promise);
    const opened = await openLibraryStore({
      ...common,
      folder,
      serve: handover.serve,
      onArriving: (arriving) => onArriving(new ArrivingSession(arriving, folder, isSample)),
      ...(createAs !== undefined && { createAs }),
    });
    if (!opened.ok) {
      served.resolve(null);
      return fail(opened.error.code, opened.error.message);
    }
    const store = opened.value;
    await this.#remember(folder, store.identity);
    const keeping = new Keeping({
      store,
      parser: this.#parser,
      jobs: this.#jobs,
      appFolder: this.#app.folder,
      makesBackups: !isSample,
    });
    const session = new Session({ store, keeping, parser: this.#parser, tell, isSample, handover });
    served.resolve(store);
    const { problems } = session.head;
    if (problems.length > 0) tell('library:damaged', { problems });
    return ok(session);
  }

  /** The command line works at a library that a window holds through that window. */
  #handover(opened: Promise<LibraryStore | null>): HandoverServer {
    const { folder } = this.#app;
    return new HandoverServer({
      secret: () => handoverSecret(folder),
      run: servedRuns(opened, {
        appFolder: folder,
        parser: this.#parser,
        jobs: this.#jobs,
      }),
      onInternalError: console.error,
    });
  }

  /** A library that cannot be noted down is open all the same; a refusal here would keep its lock. */
  async #remember(folder: string, { id, name }: Identity): Promise<void> {
    try {
      await this.#app.remember(folder, name, id);
    } catch (error) {
      if (errorCode(error) === null) throw error;
      console.error(error);
    }
  }
}

/** The names in a folder; none where it cannot be listed. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await diskFiles.list(folder);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return ['?'];
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
