import { existsSync } from 'node:fs';

/** Software Vulkan drivers that may be installed but not registered: Mesa's lavapipe and Chromium's SwiftShader. */
const SPARE_DRIVERS = [
  '/usr/share/vulkan/icd.d/lvp_icd.json',
  '/usr/share/vulkan/icd.d/lvp_icd.x86_64.json',
  '/usr/share/vulkan/icd.d/lvp_icd.aarch64.json',
  '/usr/lib/chromium/vk_swiftshader_icd.json',
];

/**
 * Dawn then clears workgroup memory by a loop in the shader. The driver's own way to do it makes SwiftShader compile a store
 * for every single number, which takes it longer than all the rest of a kernel.
 */
const DAWN_OPTIONS = ['disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension'];

/**
 * WebGPU in Node through Dawn (package `webgpu`), or undefined when no adapter is found. Drivers are taken as the
 * system offers them (`VK_ICD_FILENAMES` included); if they give no adapter, software drivers lying about are tried.
 * Puts `navigator.gpu` in place, which tfjs asks for. Node only: the browser bundle never imports this file.
 */
export async function openNodeGpu(): Promise<GPU | undefined> {
  const dawn = await import('webgpu').catch(() => undefined);
  if (dawn === undefined) return undefined;
  Object.assign(globalThis, dawn.globals);
  const given = process.env.VK_ICD_FILENAMES;
  for (const driver of [given, ...SPARE_DRIVERS.filter((path) => existsSync(path))]) {
    if (driver !== undefined) process.env.VK_ICD_FILENAMES = driver;
    const gpu = dawn.create(DAWN_OPTIONS);
    if ((await gpu.requestAdapter()) === null) continue;
    const navigator = globalThis.navigator ?? {};
    Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true, writable: true });
    return gpu;
  }
  if (given === undefined) delete process.env.VK_ICD_FILENAMES;
  else process.env.VK_ICD_FILENAMES = given;
  return undefined;
}
