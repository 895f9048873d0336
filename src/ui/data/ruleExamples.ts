import type { DataFault } from '../../data/dataProblem';

/** A kind of problem shown by an example: what the studio finds in it, and the lines of a file that have it. */
export interface RuleExample {
  readonly fault: DataFault;
  /** For a task "mood" with the fields text and label; none where no line shows it. */
  readonly lines?: readonly string[];
}

type Kinds = {
  readonly [Kind in DataFault['kind']]: RuleExample & { readonly fault: { readonly kind: Kind } };
};

const good = '{"text": "Best coffee in town.", "label": "good"}';
const bad = '{"text": "The tram was late.", "label": "bad"}';
const taskname = 'mood';

/** One example of every kind there is. A record over the closed union: none can be forgotten. */
export const ruleExamples: Kinds = {
  'byte-order-mark': { fault: { kind: 'byte-order-mark' } },
  'not-utf8': { fault: { kind: 'not-utf8', looksLike: 'windows-1252' } },
  'json-list': { fault: { kind: 'json-list', items: 2 }, lines: ['[', `${good},`, bad, ']'] },
  'pretty-printed': {
    fault: { kind: 'pretty-printed', records: 1 },
    lines: ['{', '  "text": "Best coffee in town.",', '  "label": "good"', '}'],
  },
  'separated-values': {
    fault: { kind: 'separated-values', separator: 'comma' },
    lines: ['text,label', '"Late, again",bad', 'Fine,good'],
  },
  'invalid-byte': { fault: { kind: 'invalid-byte', byte: 12, value: 0xe9 } },
  'several-objects': { fault: { kind: 'several-objects' }, lines: [`${good} ${bad}`] },
  'trailing-comma': { fault: { kind: 'trailing-comma' }, lines: ['{"text": "Late.", "label": "bad",}'] },
  comment: { fault: { kind: 'comment' }, lines: [`${good} // checked`] },
  'wrong-quotes': {
    fault: { kind: 'wrong-quotes', quotes: 'single' },
    lines: ["{'text': 'Late.', 'label': 'bad'}"],
  },
  'unquoted-name': {
    fault: { kind: 'unquoted-name', name: 'text' },
    lines: ['{text: "Late.", "label": "bad"}'],
  },
  'foreign-word': {
    fault: { kind: 'foreign-word', word: 'None', language: 'python' },
    lines: ['{"text": "Late.", "label": None}'],
  },
  'unescaped-quote': {
    fault: { kind: 'unescaped-quote' },
    lines: ['{"text": "She said "no".", "label": "bad"}'],
  },
  'ends-early': { fault: { kind: 'ends-early' }, lines: ['{"text": "Late.", "label": "ba'] },
  'bad-escape': {
    fault: { kind: 'bad-escape', text: '\\d' },
    lines: ['{"text": "C:\\data", "label": "bad"}'],
  },
  'control-character': {
    fault: { kind: 'control-character', code: 9 },
    lines: ['{"text": "a\tb", "label": "bad"}'],
  },
  'bad-number': {
    fault: { kind: 'bad-number', text: '5.' },
    lines: ['{"text": "Late.", "label": 5.}'],
  },
  'missing-sign': {
    fault: { kind: 'missing-sign', sign: ',' },
    lines: ['{"text": "Late." "label": "bad"}'],
  },
  'missing-value': { fault: { kind: 'missing-value' }, lines: ['{"text": "Late.", "label": }'] },
  'stray-text': { fault: { kind: 'stray-text', text: 'hello' }, lines: ['hello'] },
  'ragged-row': {
    fault: { kind: 'ragged-row', cells: 3, columns: 2 },
    lines: ['text,label', 'Fine,good', 'Late, again,bad'],
  },
  'loose-quote': {
    fault: { kind: 'loose-quote' },
    lines: ['text,label', 'Fine,good', '"Late,bad'],
  },
  'not-an-object': { fault: { kind: 'not-an-object', found: 'list' }, lines: ['["Late.", "bad"]'] },
  'repeated-key': {
    fault: { kind: 'repeated-key', name: 'label' },
    lines: ['{"text": "Late.", "label": "bad", "label": "good"}'],
  },
  'spaces-around-name': {
    fault: { kind: 'spaces-around-name', name: ' text', rows: 1 },
    lines: ['{" text": "Late.", "label": "bad"}'],
  },
  'column-not-text': {
    fault: { kind: 'column-not-text', name: 'id', found: 'number', rows: 1 },
    lines: ['{"id": 7, "text": "Late.", "label": "bad"}'],
  },
  'taskname-not-text': {
    fault: { kind: 'taskname-not-text', found: 'number' },
    lines: ['{"taskname": 1, "text": "Late.", "label": "bad"}'],
  },
  'missing-field': { fault: { kind: 'missing-field', name: 'label' }, lines: ['{"text": "Late."}'] },
  'extra-field': {
    fault: { kind: 'extra-field', name: 'source', rows: 1 },
    lines: ['{"text": "Late.", "label": "bad", "source": "web"}'],
  },
  'value-not-text': {
    fault: { kind: 'value-not-text', name: 'label', found: 'number' },
    lines: ['{"text": "Late.", "label": 1}'],
  },
  'empty-text': {
    fault: { kind: 'empty-text', name: 'label', isAnswer: true },
    lines: ['{"text": "Late.", "label": ""}'],
  },
  'looks-like-template': {
    fault: { kind: 'looks-like-template', name: 'text', found: '{label}' },
    lines: ['{"text": "Say {label}.", "label": "bad"}'],
  },
  'unknown-taskname': {
    fault: { kind: 'unknown-taskname', taskname: 'topic', known: [taskname] },
    lines: ['{"taskname": "topic", "text": "Late.", "label": "bad"}'],
  },
  'taskname-missing': { fault: { kind: 'taskname-missing', known: [taskname, 'topic'] } },
  'label-seen-once': {
    fault: { kind: 'label-seen-once', taskname, label: 'awful' },
    lines: ['{"text": "Never again.", "label": "awful"}'],
  },
  'label-spelt-twice': {
    fault: { kind: 'label-spelt-twice', taskname, label: 'Good', rows: 1, usual: 'good', usualRows: 2 },
    lines: ['{"text": "Lovely.", "label": "Good"}'],
  },
  'too-few-of-label': {
    fault: { kind: 'too-few-of-label', taskname, label: 'neutral', rows: 3, needed: 5 },
  },
  'one-label-only': {
    fault: { kind: 'one-label-only', taskname, label: 'good' },
    lines: [good, '{"text": "Lovely.", "label": "good"}'],
  },
  'repeated-row': {
    fault: { kind: 'repeated-row', firstLine: 1, sameAnswer: true },
    lines: [good, good],
  },
  leak: { fault: { kind: 'leak', otherLine: 4 } },
};
