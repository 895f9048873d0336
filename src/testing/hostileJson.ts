import fc from 'fast-check';

/** Where a value stands in another: names and places from the outside in. */
type Path = readonly (string | number)[];

/** Places further inside are not changed: what is hostile there is so already. */
const deepest = 12;

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || path.length === deepest) return [path];
  const inner = Object.entries(value).flatMap(([name, part]) =>
    pathsOf(part, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return [path, ...inner];
}

/** A copy of `value` with the part at `path` made anew; undefined leaves it out. */
function withPart(value: unknown, path: Path, make: (part: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return make(value);
  if (Array.isArray(value)) return value.map((part, i) => (i === first ? withPart(part, rest, make) : part));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    name === first ? withPart(part, rest, make) : part,
  ]);
  return Object.fromEntries(entries);
}

/** Values that files should not hold at most places. */
const hostileValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    0.5,
    1e39,
    2 ** 53,
    1e308,
    '',
    '__proto__',
    'constructor',
    [],
    {},
    undefined,
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(50, 1500).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
);

/** What is done to one part of a value. */
const change = fc.oneof(
  hostileValue.map((value) => () => value),
  fc.constant((part: unknown) => (Array.isArray(part) ? [...part, ...part] : [part])),
  fc.constant((part: unknown) => (Array.isArray(part) ? part.slice(1) : JSON.stringify(part))),
  fc.constantFrom('__proto__', 'kind', 'toString').map((name) => (part: unknown) => {
    const entries = typeof part === 'object' && part !== null ? Object.entries(part) : [];
    return Object.fromEntries([...entries, [name, { polluted: true }]]);
  }),
);

/** `value` with one to three of its parts changed into something hostile. */
export const hostileVersionsOf = (value: unknown): fc.Arbitrary<unknown> =>
  fc.array(fc.record({ place: fc.nat(), make: change }), { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<unknown>((changed, { place, make }) => {
      const paths = pathsOf(changed);
      return withPart(changed, paths[place % paths.length] ?? [], make);
    }, value),
  );

/** A text with a stretch cut out, repeated, or another put in its place. */
export const hostileTextsOf = (text: string): fc.Arbitrary<string> =>
  fc
    .record({
      from: fc.nat(text.length),
      length: fc.nat(40),
      put: fc.oneof(
        fc.constantFrom('', 'NaN', '1e999', '-', '"', '\\', '[', '}', ',', '\u0000', '\ud800'),
        fc.constant('['.repeat(20_000)),
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.nat(text.length).map((at) => text.slice(at, at + 60)),
      ),
    })
    .map(({ from, length, put }) => text.slice(0, from) + put + text.slice(from + length));
