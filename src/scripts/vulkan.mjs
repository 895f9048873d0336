import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const driverFolders = ['/usr/share/vulkan/icd.d', '/usr/local/share/vulkan/icd.d', '/etc/vulkan/icd.d'];
const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib',
];

/**
 * Environment in which Dawn (WebGPU in Node) finds a Vulkan driver on Linux. A machine that has drivers keeps them;
 * otherwise the software driver and, where the system has none, the Vulkan loader that Chromium brings along are used.
 * @param {string | undefined} chromium path of the Chromium that was chosen
 * @returns {Record<string, string>} variables to add
 */
export function vulkanEnvironment(chromium) {
  const { platform, env } = process;
  if (platform !== 'linux' || chromium === undefined) return {};
  const folder = [dirname(chromium), '/usr/lib/chromium', '/opt/google/chrome'].find((candidate) =>
    existsSync(join(candidate, 'vk_swiftshader_icd.json')),
  );
  if (folder === undefined) return {};
  /** @type {Record<string, string>} */
  const added = {};
  const chosen = env.VK_ICD_FILENAMES ?? env.VK_DRIVER_FILES;
  const hasDriver = driverFolders.some(
    (path) => existsSync(path) && readdirSync(path).some((name) => name.endsWith('.json')),
  );
  if (chosen === undefined && !hasDriver) added.VK_ICD_FILENAMES = join(folder, 'vk_swiftshader_icd.json');
  if (!libraryFolders.some((path) => existsSync(join(path, 'libvulkan.so.1')))) {
    added.LD_LIBRARY_PATH = [env.LD_LIBRARY_PATH, folder].filter(Boolean).join(':');
  }
  return added;
}
