/** Which library to open: a folder, perhaps to be created, or the sample. */
export type LibraryRequest =
  { readonly folder: string; readonly createAs?: string | undefined } | 'sample';
