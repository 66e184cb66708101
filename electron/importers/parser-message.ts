import type { Result } from '../../core/ipc/result';
import type { ReadArticle, ReadErrorCode } from './format';

/** What the parent asks of the parser process: one file. */
export interface ParserRequest {
  readonly id: number;
  readonly path: string;
  /** The name to sniff and to show. */
  readonly fileName: string;
  /** How the user says its letters are encoded; null leaves it to the reader. */
  readonly encoding: string | null;
}

/** The parser's answer to one request. */
export interface ParserReply {
  readonly id: number;
  readonly result: Result<ReadArticle, ReadErrorCode>;
}

/** Whether something that came over the port is an answer; a parser may be broken in any way. */
export function isParserReply(message: unknown): message is ParserReply {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    typeof message.id === 'number' &&
    'result' in message &&
    typeof message.result === 'object' &&
    message.result !== null &&
    'ok' in message.result &&
    typeof message.result.ok === 'boolean'
  );
}

/** Whether something that came over the port is a request. */
export function isParserRequest(message: unknown): message is ParserRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    typeof message.id === 'number' &&
    'path' in message &&
    typeof message.path === 'string' &&
    'fileName' in message &&
    typeof message.fileName === 'string' &&
    'encoding' in message &&
    (message.encoding === null || typeof message.encoding === 'string')
  );
}
