import { expect, it } from 'vitest';
import { reportOf } from '../../bridge/dataReport';
import { createDataReader } from '../../data/dataReader';
import { plainTemplate } from '../../testing/tuneRequest';
import { labelCounts } from './labelCounts';

const reportFor = (...rows: readonly object[]) => {
  const reader = createDataReader('rows');
  reader.push(new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n')));
  return reportOf(reader.finish(), 0);
};
const template = (taskname: string, answerField: string) => ({ ...plainTemplate, taskname, answerField });

it('labels are counted task by task, each in the field that is its answer', () => {
  const report = reportFor(
    { taskname: 'mood', text: 'a', label: 'good' },
    { taskname: 'mood', text: 'b', label: 'bad' },
    { taskname: 'mood', text: 'c', label: 'bad' },
    { taskname: 'topic', text: 'd', kind: 'film' },
  );
  const counted = labelCounts(report, [template('mood', 'label'), template('topic', 'kind')], []);
  expect(counted).toMatchObject([
    {
      taskname: 'mood',
      rows: 3,
      labels: [
        { label: 'bad', rows: 2 },
        { label: 'good', rows: 1 },
      ],
    },
    { taskname: 'topic', rows: 1, labels: [{ label: 'film', rows: 1 }] },
  ]);
});

it('a label that is nearly another one comes with the way to make them one', () => {
  const report = reportFor({ text: 'a', label: 'good' }, { text: 'b', label: 'Good' });
  const spelt = {
    kind: 'label-spelt-twice',
    taskname: 'mood',
    label: 'Good',
    rows: 1,
    usual: 'good',
    usualRows: 1,
    line: 2,
    column: 1,
    before: '',
    after: '',
  } as const;
  const [mood] = labelCounts(report, [template('mood', 'label')], [spelt]);
  expect(mood?.labels.map(({ label, merge }) => [label, merge?.to])).toEqual([
    ['good', undefined],
    ['Good', 'good'],
  ]);
});

it('answers that are free text are not counted', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({ text: 'a', label: `answer ${i}` }));
  expect(labelCounts(reportFor(...rows), [template('mood', 'label')], [])).toEqual([]);
});
