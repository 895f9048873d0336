/** Browsers by whose settings the advice differs. Features are always tested; the name only words the advice. */
export type BrowserFamily = 'chrome' | 'edge' | 'firefox' | 'safari' | 'other';
export type Platform = 'windows' | 'mac' | 'linux' | 'android' | 'ios' | 'other';

/** The day on which everything in this file was true. */
export const supportAsOf = new Date('2026-11-20T12:00:00Z');

/** Versions from which WebGPU works without a setting, by what they run on. */
export const browsersWithWebgpu: readonly {
  readonly name: string;
  readonly version: number;
  readonly systems: readonly string[];
}[] = [
  { name: 'Chrome, Edge', version: 113, systems: ['Windows', 'macOS', 'ChromeOS'] },
  { name: 'Chrome', version: 121, systems: ['Android'] },
  { name: 'Safari', version: 26, systems: ['macOS', 'iOS', 'iPadOS'] },
  { name: 'Firefox', version: 141, systems: ['Windows'] },
  { name: 'Firefox', version: 145, systems: ['macOS (Apple silicon)'] },
];

/** Pages of the browser itself, to be typed into its address bar: no page may link to them. */
export const settingsPages: Readonly<
  Record<
    BrowserFamily,
    { readonly acceleration?: string; readonly report?: string; readonly linuxFlags: readonly string[] }
  >
> = {
  chrome: {
    acceleration: 'chrome://settings/system',
    report: 'chrome://gpu',
    linuxFlags: ['chrome://flags/#enable-unsafe-webgpu', 'chrome://flags/#enable-vulkan'],
  },
  edge: {
    acceleration: 'edge://settings/system',
    report: 'edge://gpu',
    linuxFlags: ['edge://flags/#enable-unsafe-webgpu', 'edge://flags/#enable-vulkan'],
  },
  firefox: {
    acceleration: 'about:preferences#general',
    report: 'about:support',
    linuxFlags: ['about:config → dom.webgpu.enabled'],
  },
  safari: { linuxFlags: [] },
  other: { linuxFlags: [] },
};

/** Which browser this is, from what it says of itself. */
export function browserFamily(userAgent: string): BrowserFamily {
  if (/\bEdg(e|A|iOS)?\//.test(userAgent)) return 'edge';
  if (/(Firefox|FxiOS)\//.test(userAgent)) return 'firefox';
  if (/(Chrome|Chromium|CriOS)\//.test(userAgent)) return 'chrome';
  return /Safari\//.test(userAgent) ? 'safari' : 'other';
}

/** Which system it runs on, likewise. */
export function platformOf(userAgent: string): Platform {
  if (/\bAndroid\b/.test(userAgent)) return 'android';
  if (/\b(iPhone|iPad|iPod)\b/.test(userAgent)) return 'ios';
  if (/\bWindows\b/.test(userAgent)) return 'windows';
  if (/\b(Macintosh|Mac OS X)\b/.test(userAgent)) return 'mac';
  return /\b(Linux|X11|CrOS)\b/.test(userAgent) ? 'linux' : 'other';
}
