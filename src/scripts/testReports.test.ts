import { describe, expect, it } from 'vitest';
import {
  checkOutcome,
  readPlaywrightReport,
  readVitestReport,
  sumOutcomes,
  withExitCode,
} from './testReports.mjs';

const vitestReport = {
  testResults: [
    {
      name: '/home/me/studio/src/data/parseJsonl.test.ts',
      status: 'failed',
      assertionResults: [
        { fullName: 'rows good', status: 'passed' },
        { fullName: 'rows bad', status: 'failed' },
        { fullName: 'rows later', status: 'skipped' },
      ],
    },
    { name: '/home/me/studio/src/broken.test.ts', status: 'failed', assertionResults: [] },
  ],
};

describe('counting', () => {
  it('adds up a vitest report; a file that could not be run is one failure', () => {
    expect(readVitestReport(vitestReport)).toEqual({
      passed: 1,
      failed: 2,
      failures: ['src/data/parseJsonl.test.ts > rows bad', 'src/broken.test.ts: the file could not be run'],
      skipped: ['src/data/parseJsonl.test.ts > rows later'],
    });
  });

  it('walks the nested suites of a Playwright report', () => {
    const test = (status: string) => [{ status, projectName: 'wide' }];
    const report = {
      errors: [],
      suites: [
        {
          title: 'train.spec.ts',
          specs: [{ title: 'opens', tests: test('expected') }],
          suites: [
            {
              title: 'training',
              specs: [
                { title: 'falls', tests: test('unexpected') },
                { title: 'retries', tests: test('flaky') },
                { title: 'waits', tests: test('skipped') },
              ],
            },
          ],
        },
      ],
    };
    expect(readPlaywrightReport(report)).toEqual({
      passed: 2,
      failed: 1,
      failures: ['train.spec.ts > training > falls [wide]'],
      skipped: ['train.spec.ts > training > waits [wide]'],
    });
  });

  it('turns a crash into one failure, with or without a report', () => {
    const good = { passed: 5, failed: 0, failures: [], skipped: [] };
    expect(withExitCode('unit tests', undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
    expect(withExitCode('unit tests', good, 1)).toMatchObject({ passed: 5, failed: 1 });
    expect(withExitCode('unit tests', good, 0)).toBe(good);
  });

  it('counts a failure once when its stage also ends with an error code', () => {
    const outcome = readVitestReport(vitestReport);
    expect(withExitCode('unit tests', outcome, 1)).toBe(outcome);
  });

  it('counts types, lint and build as one each, and sums every stage', () => {
    const total = sumOutcomes([
      checkOutcome('types', 0),
      checkOutcome('lint', 1),
      readVitestReport(vitestReport),
    ]);
    expect([total.passed, total.failed]).toEqual([2, 3]);
    expect(total.failures[0]).toBe('lint');
  });
});
