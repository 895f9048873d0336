import { describe, expect, it } from 'vitest';
import { browserFamily, platformOf } from './gpuSupport';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the browser, for wording advice', () => {
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36`,
      'chrome',
      'windows',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
      'edge',
      'windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox', 'linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15',
      'safari',
      'mac',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1',
      'safari',
      'ios',
    ],
    [
      `Mozilla/5.0 (Linux; Android 14; K) ${webkit} Chrome/142.0.0.0 Mobile Safari/537.36`,
      'chrome',
      'android',
    ],
    ['Something/1.0', 'other', 'other'],
  ])('%s', (userAgent, family, platform) => {
    expect(browserFamily(userAgent)).toBe(family);
    expect(platformOf(userAgent)).toBe(platform);
  });
});
