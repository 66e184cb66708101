import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { contract } from '../../core/ipc/contract';
import type { ChannelName } from '../../core/ipc/contract';
import { handlers } from './handlers';
import type { WindowHost } from './handlers';

export interface RegisterOptions {
  /** The host of a sender, or null when it is none of ours: another frame, another page. */
  readonly hostOf: (event: IpcMainInvokeEvent) => WindowHost | null;
  readonly onInternalError: (channel: ChannelName, error: unknown) => void;
}

/**
 * Answers every channel of the contract. A sender that is not one of our windows' main frames, or a
 * payload that does not fit the channel's schema, is refused.
 */
export function registerChannels({ hostOf, onInternalError }: RegisterOptions): void {
  for (const name of Object.keys(contract) as ChannelName[]) {
    ipcMain.handle(name, async (event, payload: unknown) => {
      const host = hostOf(event);
      if (!host) throw new Error(`${name}: the sender was refused`);
      const input = v.safeParse(contract[name].input, payload);
      if (!input.success) {
        const issue = input.issues[0];
        throw new Error(`${name}: ${v.getDotPath(issue) ?? 'input'}: ${issue.message}`);
      }
      const handle = handlers[name] as (input: unknown, host: WindowHost) => unknown;
      try {
        return await handle(input.output, host);
      } catch (error) {
        onInternalError(name, error);
        throw new Error('Something went wrong in Dateline; it was written to the log.', {
          cause: error,
        });
      }
    });
  }
}
