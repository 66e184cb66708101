import { assertNever } from '../../core/ipc/result';
import type { WhyNoPicture } from '../state/pictures.svelte';

/** Why a picture that was saved with the file is not drawn at its place. */
export function noPictureWords(why: WhyNoPicture): string {
  switch (why) {
    case 'missing':
      return 'This picture is not in the original as it was read. Read the article again to find it.';
    case 'too-large':
      return 'This picture is too large to be drawn here.';
    case 'not-a-picture':
      return 'This picture is damaged or of a kind that is not drawn here.';
    case 'original-missing':
      return 'The original is missing, and this picture with it.';
    case 'damaged':
      return 'The original is damaged; this picture cannot be taken from it.';
    case 'failed':
      return 'This picture could not be read.';
    default:
      return assertNever(why);
  }
}
