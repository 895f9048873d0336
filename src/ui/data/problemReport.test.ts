import Papa from 'papaparse';
import { expect, it } from 'vitest';
import type { DataProblem } from '../../data/dataProblem';
import { english } from '../language/english';
import { problemReport } from './problemReport';

it('a report opens in a spreadsheet with every problem and its place, and runs no formula', () => {
  const problems: readonly DataProblem[] = [
    { kind: 'trailing-comma', line: 3, column: 9, before: '{"t": "a, b"', after: ', }' },
    { kind: 'stray-text', text: '=1+1', line: 4, column: 1, before: '', after: '=HYPERLINK("x")' },
    {
      kind: 'one-label-only',
      taskname: 't',
      label: 'x',
      line: undefined,
      column: undefined,
      before: '',
      after: '',
    },
  ];
  const text = problemReport(problems, english);
  const { data } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(data).toHaveLength(4);
  expect(data[1]?.slice(0, 4)).toEqual(['3', '9', 'trailing-comma', '{"t": "a, b", }']);
  expect(data[2]?.[3]).toBe('\'=HYPERLINK("x")');
  expect(data.every((row) => row.length === 6)).toBe(true);
});
