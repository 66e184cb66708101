/** What is heard of an event that the selected clip is evidence of. */
export const KIN_WORDS = 'told of by the selected clip';
