// A program that takes a library's lock, says whether it has it, and holds it until it is ended.
// Argument: the folder.
import { takeLock } from '../../electron/store/lock';

const lock = await takeLock(process.argv[2] ?? '', 'another program');
process.stdout.write(`${lock.ok ? 'held' : lock.error.message}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
