import type { CommandEnvironment } from './environment';

/** Prints records: JSON Lines for machines, or lines for people. */
export class Printer {
  readonly #env: CommandEnvironment;
  readonly json: boolean;

  constructor(env: CommandEnvironment, json: boolean) {
    this.#env = env;
    this.json = json;
  }

  /** One record, whole for machines and in words for people. */
  record(record: object, words: string): void {
    this.#env.out(`${this.json ? JSON.stringify(record) : words}\n`);
  }

  /** A remark for people, never on standard output. */
  remark(text: string): void {
    this.#env.err(`${text}\n`);
  }
}
