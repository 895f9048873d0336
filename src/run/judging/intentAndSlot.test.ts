import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRenaming } from './aliases';
import { intentAndSlotReport, readIntentAndSlots } from './intentAndSlot';
import { judgeAnswer } from './judgeAnswer';

const rule = { normalisation: 'sum', rename: createRenaming([]) } as const;
const answered = (label: string, prediction: string) =>
  judgeAnswer(
    {
      split: 'test',
      line: 1,
      taskname: 'intents',
      label,
      prediction,
      labelScores: undefined,
      candidateScores: undefined,
      cut: 0,
      skipped: undefined,
    },
    rule,
  );

describe('J6: an answer with intent and slots', () => {
  it('is read as NeMo writes it', () => {
    expect(readIntentAndSlots('\nIntent: iot_hue_lightdim\nSlots: house_place(bedroom)')).toEqual({
      intent: 'iot_hue_lightdim',
      slots: ['house_place(bedroom)'],
    });
    expect(readIntentAndSlots('Intent: a\nSlots: None')).toEqual({ intent: 'a', slots: [] });
    expect(readIntentAndSlots('Intent: a\nSlots: b(c, d), e(f (g)), h()').slots).toEqual([
      'b(c, d)',
      'e(f (g))',
      'h()',
    ]);
  });
  it.each([
    ['positive', undefined, undefined],
    ['Intent:\nSlots: None', undefined, []],
    ['Intent: a', 'a', undefined],
    ['Intent: a\nSlots: b(c', 'a', undefined],
    ['Intent: a\nSlots: b)c(', 'a', undefined],
    ['Intent: a\nSlots: b(c),', 'a', undefined],
    ['Intent: a\nSlots: ', 'a', undefined],
    ['Intent: a\nSlots: b(c) d', 'a', undefined],
  ])('%j keeps what can be read', (answer, intent, slots) => {
    expect(readIntentAndSlots(answer)).toEqual({ intent, slots });
  });
  it('comes back from what it is written as', () => {
    const plain = fc.stringMatching(/^[a-zå ]{1,6}$/).map((text) => `x${text.trim()}`);
    const slot = fc.tuple(plain, plain).map(([name, value]) => `${name}(${value})`);
    fc.assert(
      fc.property(plain, fc.array(slot, { maxLength: 4 }), (intent, slots) => {
        const list = slots.length === 0 ? 'None' : slots.join(', ');
        expect(readIntentAndSlots(`\nIntent: ${intent}\nSlots: ${list}`)).toEqual({ intent, slots });
      }),
      { numRuns: 200 },
    );
  });
  it('is never a reason to fail, whatever a model writes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Intent:', 'Slots:', '(', ')', ',', '\n', ' ', 'a', 'None')),
        (parts) => {
          expect(readIntentAndSlots(parts.join(''))).toHaveProperty('intent');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('J6: intents and slots of a task', () => {
  // Slots: precision 2/4, recall 2/3, F1 4/7, as scikit-learn counts them (micro average).
  const answers = [
    answered(
      '\nIntent: play\nSlots: artist(abba), room(kitchen)',
      'Intent: play\nSlots: artist(abba), room(hall)',
    ),
    answered('\nIntent: stop\nSlots: None', 'Intent: play\nSlots: time(noon)'),
    answered('\nIntent: wake\nSlots: time(noon)', 'Intent: wake\nSlots: time(noon)'),
  ];
  it('are scored apart', () => {
    const report = intentAndSlotReport(answers, rule.rename);
    expect(report?.intents.accuracy).toBeCloseTo(2 / 3, 12);
    expect(report?.slots).toEqual({
      precision: 0.5,
      recall: expect.closeTo(2 / 3, 12),
      f1: expect.closeTo(4 / 7, 12),
      right: 2,
      labelled: 3,
      answered: 4,
    });
    expect(report?.malformed).toBe(0);
  });
  it('give credit for the intent of an answer that breaks off', () => {
    const report = intentAndSlotReport(
      [
        answered('Intent: a\nSlots: b(c)', 'Intent: a\nSlots: b('),
        answered('Intent: a\nSlots: None', 'no idea'),
      ],
      rule.rename,
    );
    expect(report).toMatchObject({
      intents: { accuracy: 0.5 },
      slots: { recall: 0, answered: 0 },
      malformed: 2,
    });
  });
  it('count a slot as often as both have it', () => {
    const twice = answered('Intent: a\nSlots: b(c)', 'Intent: a\nSlots: b(c), b(c)');
    expect(intentAndSlotReport([twice], rule.rename)?.slots).toMatchObject({ right: 1, answered: 2 });
  });
  it('know aliases of intents, and say nothing where no slot occurs', () => {
    const report = intentAndSlotReport(
      [answered('Intent: a\nSlots: None', 'Intent: A\nSlots: None')],
      createRenaming([{ from: 'A', to: 'a' }]),
    );
    expect(report).toMatchObject({ intents: { accuracy: 1 }, slots: undefined });
  });
  it('are not looked for among other labels', () => {
    expect(intentAndSlotReport([...answers, answered('positive', 'positive')], rule.rename)).toBeUndefined();
    expect(intentAndSlotReport([], rule.rename)).toBeUndefined();
  });
});
