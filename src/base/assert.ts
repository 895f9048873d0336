/** Crashes on our own mistakes. Never for the user's data: that becomes a problem value. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}

/** Closes a switch over a union: a case that was forgotten does not compile. */
export function assertUnreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}

/** Element `index` of an array that must have it; crashes when it is out of range. */
export function at<T>(array: ArrayLike<T>, index: number): T {
  const value = array[index];
  if (value === undefined) throw new Error(`Index ${index} is outside 0..${array.length - 1}`);
  return value;
}
