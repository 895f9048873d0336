import fc from 'fast-check';

/** Numbers at which sizes and offsets go wrong. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** One thing that happens to a file; places are shares of its length, so that they fit files of any length. */
type Change =
  | { readonly kind: 'byte'; readonly at: number; readonly value: number }
  | { readonly kind: 'bit'; readonly at: number; readonly bit: number }
  | { readonly kind: 'edge'; readonly at: number; readonly value: number; readonly width: 2 | 4 }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'drop'; readonly at: number; readonly count: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly count: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array };

const share = fc.integer({ min: 0, max: 9999 }).map((parts) => parts / 10_000);
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('byte'), at: share, value: fc.nat(255) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('bit'), at: share, bit: fc.nat(7) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('edge'),
      at: share,
      value: fc.constantFrom(...edges),
      width: fc.constantFrom(2, 4),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut'), at: share }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop'), at: share, count: fc.nat(600) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat'), at: share, count: fc.nat(600) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('insert'), at: share, bytes: fc.uint8Array({ maxLength: 40 }) }),
  },
);

/** What may happen to a file on its way, or be done to it: one to four changes. */
export const anyMutation: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array<ArrayBuffer>> = fc
  .array(anyChange, { minLength: 1, maxLength: 4 })
  .map((changes) => (bytes) => changes.reduce(applyChange, Uint8Array.from(bytes)));

function applyChange(bytes: Uint8Array<ArrayBuffer>, change: Change): Uint8Array<ArrayBuffer> {
  const at = Math.floor(change.at * bytes.length);
  const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  switch (change.kind) {
    case 'byte':
      return bytes.map((byte, index) => (index === at ? change.value : byte));
    case 'bit':
      return bytes.map((byte, index) => (index === at ? byte ^ (1 << change.bit) : byte));
    case 'edge':
      return bytes.map((byte, index) =>
        index >= at && index < at + change.width ? (change.value >>> (8 * (index - at))) & 0xff : byte,
      );
    case 'cut':
      return bytes.slice(0, at);
    case 'drop':
      return joined(bytes.subarray(0, at), bytes.subarray(at + change.count));
    case 'repeat':
      return joined(bytes.subarray(0, at + change.count), bytes.subarray(at));
    case 'insert':
      return joined(bytes.subarray(0, at), change.bytes, bytes.subarray(at));
  }
}
