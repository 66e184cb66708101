/** Why a library is opened for reading only. */
export const READ_ONLY =
  'This library was made by a newer Dateline. It can be read here, not changed.';
