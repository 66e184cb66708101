/** Whether two plain values are equal; the order of an object's keys is no matter. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  const [a, b] = [one, other] as Record<string, unknown>[];
  return names.every((name) => Object.hasOwn(other, name) && isSame(a?.[name], b?.[name]));
}
