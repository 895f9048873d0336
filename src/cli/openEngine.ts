import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { assert } from '../base/assert';
import type { BackendReport, BackendWish, Engine, ModelReport } from '../bridge/contract';
import { openNodeGpu } from '../engine/nodeGpu';
import { startNodeHelper } from '../engine/nodeHelper';
import { createSession } from '../engine/session';
import { passedOverText } from '../words/en/describeObstacle';
import { byteSize } from '../words/en/format';
import { modelFilesFromFolder } from './modelFolder';
import type { Progress } from './progress';

export interface OpenEngine {
  readonly engine: Engine;
  readonly backend: BackendReport;
  readonly model: ModelReport;
}

/** An engine in this process with a base loaded. Rejects with Failed<EngineFailure> or Failed<ModelFailure>. */
export async function openEngine(
  wish: BackendWish,
  folder: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<OpenEngine> {
  const engine = createSession({
    gpu: openNodeGpu,
    wasm: { files: undefined, threads: Math.min(16, availableParallelism()), startHelper: startNodeHelper },
    openModel: (source) => {
      assert(source.kind === 'url', 'the command line names folders');
      return modelFilesFromFolder(source.url);
    },
  });
  const backend = await engine.start(wish);
  for (const passed of backend.passedOver) progress.line(`Passed over ${passedOverText(passed)}`);
  progress.line(`Backend: ${backend.kind}, ${backend.adapter}`);
  const model = await engine.loadModel(
    { kind: 'url', name: basename(folder), url: folder },
    {
      signal,
      onProgress: ({ loadedBytes, totalBytes }) =>
        progress.bar(`Loading the base, ${byteSize(totalBytes)}`, loadedBytes / totalBytes),
    },
  );
  progress.line(
    `Base: ${model.name}, ${model.parameters.toLocaleString('en')} parameters, ${model.fingerprint}`,
  );
  return { engine, backend, model };
}
