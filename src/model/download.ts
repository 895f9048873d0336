/** A response being read from front to back. Ranges before `position` are gone. */
export interface Download {
  readonly position: number;
  /** Bytes [start, end), start >= position; fewer when the body ends before. `onBytes` also counts what is passed over. */
  take(start: number, end: number, onBytes?: (count: number) => void): Promise<Uint8Array<ArrayBuffer>>;
  cancel(): void;
}

export function startDownload(body: ReadableStream<Uint8Array>): Download {
  const reader = body.getReader();
  let position = 0;
  let held: Uint8Array = new Uint8Array();

  const fill = async (): Promise<boolean> => {
    while (held.length === 0) {
      const { done, value } = await reader.read();
      if (done) return false;
      held = value;
    }
    return true;
  };
  const pass = (count: number): void => {
    held = held.subarray(count);
    position += count;
  };

  return {
    get position() {
      return position;
    },
    take: async (start, end, onBytes) => {
      const bytes = new Uint8Array(end - start);
      while (position < end && (await fill())) {
        const skipped = Math.min(held.length, Math.max(0, start - position));
        if (skipped > 0) onBytes?.(skipped);
        pass(skipped);
        const count = Math.min(held.length, end - position);
        if (position < start || count <= 0) continue;
        bytes.set(held.subarray(0, count), position - start);
        pass(count);
        onBytes?.(count);
      }
      return position < end ? bytes.slice(0, Math.max(0, position - start)) : bytes;
    },
    cancel: () => {
      // Cancelling a body that has failed already rejects; nobody reads it any more.
      reader.cancel().catch(() => undefined);
    },
  };
}
