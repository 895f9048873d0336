/** Flags that give WebGPU the adapter asked for; without a display Chromium offers none by itself. */
const adapterFlags = {
  swiftshader: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  default: [
    '--enable-unsafe-webgpu',
    '--enable-features=Vulkan',
    '--use-angle=vulkan',
    '--ignore-gpu-blocklist',
  ],
};

/** What a browser asks of the network by itself. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * What Chromium is started with. SwiftShader computes on the CPU; `default` is what the machine has.
 * @param {'swiftshader' | 'default'} adapter
 */
export function chromiumFlags(adapter) {
  return [...adapterFlags[adapter], ...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}

/**
 * What Chromium is started with for device tests: workgroup memory is cleared as in Node (`engine/nodeGpu.ts` says why),
 * which makes them three times as fast. The end-to-end tests have Chromium clear it in its own way.
 */
export const deviceTestFlags = [
  ...chromiumFlags('swiftshader'),
  '--disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension',
];
