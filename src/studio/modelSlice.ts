import { isAbort } from '../base/abort';
import type { BackendWish, LoadProgress, ModelSource } from '../bridge/contract';
import type { Kit } from './kit';
import type { StudioState } from './state';
import { failureOf } from './studioFailure';
import { throttled } from './throttle';

const embeddedName = 'studio-gpt-en-sv-7m';

/** A start that takes longer may never end: a graphics driver can hang, and says nothing then. Milliseconds. */
const slowStart = 30_000;

export interface ModelActions {
  /** Opens a backend; true when one is ready afterwards. */
  startEngine(wish?: BackendWish): Promise<boolean>;
  /** Loads a base and its tokenizer; the former one stays until the new one is ready. True when it is. */
  loadBase(source: ModelSource): Promise<boolean>;
  /** The base that ships with the page. */
  loadEmbedded(): Promise<boolean>;
  cancelLoading(): void;
  /** A new engine on the wished backend, with the base that was loaded. */
  restart(wish: BackendWish): Promise<void>;
  /** Engine and embedded base, whatever of it is missing. True when both are ready. */
  makeReady(): Promise<boolean>;
}

export function createModelActions(kit: Kit): ModelActions {
  let loading: AbortController | undefined;
  let starting: Promise<boolean> | undefined;
  let embedding: Promise<boolean> | undefined;

  /** The newest start; one that was given up has nothing more to say. */
  let newest = 0;

  const start = async (wish: BackendWish): Promise<boolean> => {
    newest++;
    const own = newest;
    kit.patch('model', { wish, backend: { kind: 'starting' } });
    const slow = setTimeout(() => kit.notify({ kind: 'engine-slow', wish }), slowStart);
    let outcome: StudioState['model']['backend'];
    try {
      outcome = { kind: 'ready', report: await kit.engine().start(wish) };
    } catch (error) {
      outcome = { kind: 'failed', failure: failureOf(error) };
    } finally {
      clearTimeout(slow);
    }
    if (own !== newest) return false;
    kit.withdraw('engine-slow');
    kit.patch('model', { backend: outcome });
    return outcome.kind === 'ready';
  };
  const startEngine: ModelActions['startEngine'] = (wish) => {
    if (starting !== undefined) return starting;
    const begun = start(wish ?? kit.store.getState().model.wish).finally(() => {
      if (starting === begun) starting = undefined;
    });
    starting = begun;
    return begun;
  };

  const loadBase: ModelActions['loadBase'] = async (source) => {
    loading?.abort();
    const controller = new AbortController();
    loading = controller;
    const { name } = source;
    kit.patch('model', { loading: { name, progress: undefined }, failure: undefined });
    const onProgress = throttled<LoadProgress>(100, (progress) => {
      if (loading === controller) kit.patch('model', { loading: { name, progress } });
    });
    try {
      const report = await kit.engine().loadModel(source, { signal: controller.signal, onProgress });
      await kit.world.desk.loadTokenizer(source);
      if (loading !== controller) return false;
      kit.patch('model', { base: { report, source }, loading: undefined });
      kit.announce({ kind: 'model-loaded', name });
      return true;
    } catch (error) {
      if (loading !== controller) return false;
      kit.patch('model', {
        loading: undefined,
        failure: isAbort(error) ? undefined : { name, failure: failureOf(error) },
      });
      return false;
    } finally {
      if (loading === controller) loading = undefined;
    }
  };

  const loadEmbedded = (): Promise<boolean> => {
    embedding ??= loadBase({
      kind: 'url',
      name: embeddedName,
      // A worker would resolve a relative address against its own script.
      url: kit.world.shippedUrl(`models/${embeddedName}/`),
    }).finally(() => {
      embedding = undefined;
    });
    return embedding;
  };

  const restart: ModelActions['restart'] = async (wish) => {
    const former = kit.store.getState().model.base?.source;
    loading?.abort();
    kit.dropEngine();
    starting = undefined;
    kit.withdraw('engine-slow');
    kit.patch('model', { base: undefined, loading: undefined, failure: undefined });
    if (!(await startEngine(wish))) return;
    await (former === undefined ? loadEmbedded() : loadBase(former));
  };

  const makeReady = async (): Promise<boolean> => {
    const { backend } = kit.store.getState().model;
    if (backend.kind !== 'ready' && !(await startEngine())) return false;
    if (kit.store.getState().model.base !== undefined) return true;
    return loadEmbedded();
  };

  return { startEngine, loadBase, loadEmbedded, cancelLoading: () => loading?.abort(), restart, makeReady };
}
