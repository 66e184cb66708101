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
  async record(record: object, words: string): Promise<void> {
    await this.#env.out(`${this.json ? JSON.stringify(record) : words}\n`);
  }

  /** A remark for people, never on standard output. */
  async remark(text: string): Promise<void> {
    await this.#env.err(`${text}\n`);
  }

  /** Between two steps of work that prints nothing. */
  async rest(): Promise<void> {
    await this.#env.rest();
  }
}
