/** True for the error that an AbortSignal raises: somebody asked for it, so nobody is told. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
