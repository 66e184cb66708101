/** The label under which differing times are settled. */
export const TIME_LABEL = 'when';
/** The label under which it stands that a source disputes the event. */
export const DISPUTED_LABEL = 'disputed';
