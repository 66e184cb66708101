import { fail } from '../../core/ipc/result';
import { shownName } from '../../core/library/shown-name';
import { isParserRequest, type ParserReply, type ParserRequest } from './parser-message';
import { readFileAsDraft } from './read-file';

/**
 * The parser process: foreign bytes are parsed here and nowhere else in the app, so that a file
 * which hangs, exhausts or kills a parser costs that one file. It runs forked from Node and as
 * Electron's utility process, which differ only in the port.
 */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const parentPort = (process as unknown as { readonly parentPort?: ParentPort | null }).parentPort;

async function answer(request: ParserRequest): Promise<ParserReply> {
  try {
    const { id, path, ...options } = request;
    return { id, result: await readFileAsDraft(path, options) };
  } catch (error) {
    // A reader that throws has met a file that nobody thought of; the file is named, the cause logged.
    process.stderr.write(
      `the reader failed: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    const name = shownName(request.fileName);
    const message = `"${name}" could not be understood: it broke the reader. Paste its text instead.`;
    return { id: request.id, result: fail('damaged', message) };
  }
}

function serve(message: unknown, reply: (answer: ParserReply) => void): void {
  if (!isParserRequest(message)) {
    process.stderr.write('the parser was sent something that is no request\n');
    return;
  }
  void answer(message).then(reply);
}

if (parentPort) {
  parentPort.on('message', (event) => serve(event.data, (reply) => parentPort.postMessage(reply)));
} else {
  process.on('message', (message) => serve(message, (reply) => process.send?.(reply)));
  process.on('disconnect', () => process.exit(0));
}
