import { errorCode, errorPath } from './file-port';

/**
 * Why a file or folder could not be read or written, and what to do: `/lib/snapshot.ndjson may not be
 * read: …`. For a system error; it names the file that the system names.
 */
export function whyNot(error: unknown): string {
  const code = errorCode(error) ?? 'unknown';
  const path = errorPath(error);
  const it = path ?? 'A file of it';
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `${it} may not be used: the permission is missing. Give yourself the permission and try again.`;
    case 'EROFS':
      return `${it} lies on a drive that cannot be written. Make it writable and try again.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full. Make room and try again.';
    case 'ENOENT':
      return `${it} is not there. If it lies on a drive, plug it in and try again.`;
    case 'EISDIR':
    case 'ENOTDIR':
    case 'EINVAL':
    case 'ELOOP':
    case 'EEXIST':
      return `Something else stands where ${path ?? 'a file of it'} belongs. Move it away and try again.`;
    case 'EIO':
      return `${it} cannot be read: the drive reports an error (${code}). Check the drive and try again.`;
    default:
      return `${it} cannot be read (${code}). Check the folder and the drive it lies on.`;
  }
}
