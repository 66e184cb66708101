/** A window's place and size, in px. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So far to the right and down, in px, the title bar of the window below stays in sight. */
const STEP = 32;

/**
 * Where a new window stands so that it hides no other exactly: a step away from each that stands just
 * there, from the top left corner again where the screen ends.
 */
export function besideOthers(place: Place, others: readonly Place[], screen: Place): Place {
  const isTaken = ({ x, y }: Place) =>
    others.some((other) => Math.abs(other.x - x) < STEP / 2 && Math.abs(other.y - y) < STEP / 2);
  let moved = place;
  for (let tries = 0; isTaken(moved) && tries <= others.length; tries++) {
    const stepped = { ...place, x: moved.x + STEP, y: moved.y + STEP };
    moved = isWithin(stepped, screen) ? stepped : { ...place, x: screen.x, y: screen.y };
  }
  return moved;
}

function isWithin(place: Place, screen: Place): boolean {
  return (
    place.x + place.width <= screen.x + screen.width &&
    place.y + place.height <= screen.y + screen.height
  );
}
