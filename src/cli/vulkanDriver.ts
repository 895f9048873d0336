import { existsSync } from 'node:fs';
import type { BenchAdapter } from './benchOptions';

const drivers: Readonly<Record<Exclude<BenchAdapter, 'default'>, readonly string[]>> = {
  lavapipe: [
    '/usr/share/vulkan/icd.d/lvp_icd.json',
    '/usr/share/vulkan/icd.d/lvp_icd.x86_64.json',
    '/usr/share/vulkan/icd.d/lvp_icd.aarch64.json',
  ],
  swiftshader: ['/usr/lib/chromium/vk_swiftshader_icd.json', '/opt/google/chrome/vk_swiftshader_icd.json'],
};

/** Value of VK_ICD_FILENAMES for a software adapter; undefined for the device that the system offers. */
export function vulkanDriver(adapter: BenchAdapter): string | undefined {
  if (adapter === 'default') return undefined;
  const found = drivers[adapter].find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no Vulkan driver ${adapter} on this machine`);
  return found;
}
