import { Failed } from '../../base/failed';
import { wasmFiles } from '../wasmFiles';
import { runBenchCase } from './benchCase';
import type { BenchOrder, BenchWord } from './benchMessages';

/** One case in a worker, as the studio's engine runs. */
const post = (word: BenchWord): void => self.postMessage(word);

self.addEventListener('message', ({ data }: MessageEvent<BenchOrder>) => {
  const environment = {
    gpu: async () => navigator.gpu,
    wasm: { files: wasmFiles, threads: self.crossOriginIsolated ? data.threads : 1 },
  };
  runBenchCase(data.request, environment, (text) => post({ kind: 'line', text })).then(
    (result) => post({ kind: 'measured', result }),
    (error: unknown) =>
      post({
        kind: 'failed',
        reason: error instanceof Failed ? JSON.stringify(error.failure) : String(error),
      }),
  );
});
