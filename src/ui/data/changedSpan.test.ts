import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedSpan } from './changedSpan';

it('finds what a repair changed', () => {
  expect(changedSpan('{"a": "b",}', '{"a": "b"}')).toEqual({
    head: '{"a": "b"',
    before: ',',
    after: '',
    tail: '}',
  });
});

it('puts both texts together again, whatever they are', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, text, text, (head, before, after, tail) => {
      const [old, now] = [head + before + tail, head + after + tail];
      const span = changedSpan(old, now);
      expect(span.head + span.before + span.tail).toBe(old);
      expect(span.head + span.after + span.tail).toBe(now);
      expect(span.before.length).toBeLessThanOrEqual(before.length);
    }),
  );
});
