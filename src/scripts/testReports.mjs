/**
 * @typedef {{ passed: number, failed: number, failures: string[], skipped: string[] }} Outcome
 * `failures` and `skipped` are names for people; one stage may fail without naming a test.
 */

/** @returns {Outcome} */
export const nothing = () => ({ passed: 0, failed: 0, failures: [], skipped: [] });

/** A stage that is a single check. @param {string} name @param {number} code @returns {Outcome} */
export function checkOutcome(name, code) {
  return code === 0 ? { ...nothing(), passed: 1 } : { ...nothing(), failed: 1, failures: [name] };
}

/**
 * A stage that ended badly although its report blames no test (a crash, an error outside any test, no report at all)
 * counts as one failure.
 * @param {string} name
 * @param {Outcome | undefined} counted undefined when the stage left no report
 * @param {number} code exit code of the stage
 * @returns {Outcome}
 */
export function withExitCode(name, counted, code) {
  if (counted === undefined)
    return { ...nothing(), failed: 1, failures: [`${name}: no report (exit code ${code})`] };
  if (code === 0 || counted.failed > 0) return counted;
  return { ...counted, failed: 1, failures: [`${name}: exit code ${code} without a failed test`] };
}

/**
 * @typedef {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string }[] }[] }} VitestReport
 * @param {VitestReport} report `--reporter=json`
 * @returns {Outcome}
 */
export function readVitestReport(report) {
  const outcome = nothing();
  for (const file of report.testResults) {
    const before = outcome.failed;
    const path = file.name.replace(/^.*[\\/](?=src[\\/])/, '');
    for (const test of file.assertionResults) {
      const name = `${path} > ${test.fullName}`;
      if (test.status === 'passed') outcome.passed++;
      else if (test.status === 'failed') {
        outcome.failed++;
        outcome.failures.push(name);
      } else outcome.skipped.push(name);
    }
    if (file.status === 'failed' && outcome.failed === before) {
      outcome.failed++;
      outcome.failures.push(`${path}: the file could not be run`);
    }
  }
  return outcome;
}

/**
 * @typedef {{ title: string, suites?: PlaywrightSuite[], specs?: { title: string, tests: { status: string, projectName: string }[] }[] }} PlaywrightSuite
 * @typedef {{ suites: PlaywrightSuite[], errors: unknown[] }} PlaywrightReport
 * @param {PlaywrightReport} report `--reporter=json`; a test that passed on a retry ('flaky') counts as passed
 * @returns {Outcome}
 */
export function readPlaywrightReport(report) {
  const outcome = nothing();
  /** @param {PlaywrightSuite} suite @param {string} above */
  const walk = (suite, above) => {
    const path = above === '' ? suite.title : `${above} > ${suite.title}`;
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const name = `${path} > ${spec.title}${test.projectName === '' ? '' : ` [${test.projectName}]`}`;
        if (test.status === 'expected' || test.status === 'flaky') outcome.passed++;
        else if (test.status === 'unexpected') {
          outcome.failed++;
          outcome.failures.push(name);
        } else outcome.skipped.push(name);
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, path);
  };
  for (const suite of report.suites) walk(suite, '');
  return outcome;
}

/** @param {readonly Outcome[]} outcomes @returns {Outcome} */
export function sumOutcomes(outcomes) {
  return {
    passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
    failed: outcomes.reduce((sum, outcome) => sum + outcome.failed, 0),
    failures: outcomes.flatMap((outcome) => outcome.failures),
    skipped: outcomes.flatMap((outcome) => outcome.skipped),
  };
}
