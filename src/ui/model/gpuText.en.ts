import { assertUnreachable } from '../../base/assert';
import type { BackendObstacle } from '../../run/backendObstacle';
import type { GpuRung, RungState } from '../../studio/gpuLadder';
import { byteSize, whole } from '../../words/en/format';
import { type BrowserFamily, type Platform, settingsPages } from './gpuSupport';

const rungs: Readonly<Record<GpuRung, string>> = {
  'secure-page': 'The page is on https or localhost',
  api: 'The browser has WebGPU',
  adapter: 'The browser gives it a graphics adapter',
  hardware: 'The adapter is a graphics card, not software',
  limits: 'The adapter is large enough',
  start: 'The engine starts on it and computes correctly',
};
const states: Readonly<Record<RungState['state'], string>> = {
  passed: 'yes',
  failed: 'no',
  untried: 'not tried',
};

/** What the failed step means, in a sentence. */
function obstacleSentence(obstacle: BackendObstacle): string {
  switch (obstacle.kind) {
    case 'insecure-page':
      return 'This page was opened over plain http, and browsers give WebGPU only to https and localhost.';
    case 'no-webgpu':
      return 'This browser has no WebGPU, or it is switched off.';
    case 'no-adapter':
      return 'The browser has WebGPU, but it found no graphics card or has blocked it.';
    case 'software-adapter':
      return `The browser computes graphics in software (${obstacle.adapter}). The processor alone is faster for this, so it is used instead.`;
    case 'limit-too-low':
      return `The graphics adapter allows ${amount(obstacle.limit, obstacle.offered)} for ${obstacle.limit}; the engine needs ${amount(obstacle.limit, obstacle.needed)}.`;
    case 'did-not-start':
      return `The engine did not start on the graphics card: ${obstacle.message}`;
    case 'self-test-off':
      return 'The graphics card computed a known example wrongly, so its results cannot be trusted.';
    case 'self-test-stopped':
      return `The engine stopped while it computed a known example: ${obstacle.message}`;
    default:
      return assertUnreachable(obstacle);
  }
}

const amount = (limit: string, value: number): string =>
  /Size$/.test(limit) && !/Workgroup/.test(limit) ? byteSize(value) : whole(value);

const acceleration = (family: BrowserFamily): readonly string[] => {
  const { acceleration: page, report } = settingsPages[family];
  return [
    page === undefined
      ? 'Switch hardware acceleration on in the settings of the browser, and start it again.'
      : `Switch hardware acceleration on at ${page}, and start the browser again.`,
    ...(report === undefined ? [] : [`${report} says what the browser thinks of your graphics card.`]),
  ];
};

const linux = (family: BrowserFamily, platform: Platform): readonly string[] =>
  platform !== 'linux' || settingsPages[family].linuxFlags.length === 0
    ? []
    : [`On Linux WebGPU may be off by default; try ${settingsPages[family].linuxFlags.join(' and ')}.`];

const driver = 'Update the driver of the graphics card, and the browser.';

/** What somebody can do about it, most promising first. */
function advice(obstacle: BackendObstacle, family: BrowserFamily, platform: Platform): readonly string[] {
  switch (obstacle.kind) {
    case 'insecure-page':
      return ['Open the page by its https address, or run it on this computer (npm start) on localhost.'];
    case 'no-webgpu':
      return [
        'Update this browser, or open the page in one of the browsers below.',
        ...linux(family, platform),
      ];
    case 'no-adapter':
    case 'software-adapter':
      return [...acceleration(family), ...linux(family, platform), driver];
    case 'limit-too-low':
      return ['Use a smaller model, or a computer with a larger graphics card.', driver];
    case 'did-not-start':
    case 'self-test-off':
    case 'self-test-stopped':
      return ['Close other pages that use the graphics card, and start the engine again.', driver];
    default:
      return assertUnreachable(obstacle);
  }
}

export const gpuText = {
  title: 'Why the graphics card is not used',
  rungs,
  states,
  obstacleSentence,
  adviceTitle: 'What may help',
  advice,
  browsersTitle: (date: string) => `Browsers with WebGPU, as of ${date}`,
  browser: (name: string, version: number, systems: string) => `${name} ${version} or later on ${systems}`,
  stillWorks:
    'Everything works without it: data, templates, the playground, export, and training on the processor, which takes minutes where a graphics card takes seconds.',
  report: 'Technical report',
  copyReport: 'Copy the report',
  copied: 'Copied.',
};
