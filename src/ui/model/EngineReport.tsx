import { useState } from 'react';
import type { BackendState } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';

/** What the engine and the browser say of themselves, to be sent to whoever can help. No user data is in it. */
export function EngineReport() {
  const { gpu: gpuText } = useLanguage();
  const backend = useStudioState((state) => state.model.backend);
  const [isCopied, setCopied] = useState(false);
  const report = reportText(backend);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(report);
    setCopied(true);
  };
  return (
    <Fold title={gpuText.report}>
      <div className={layout.stack}>
        <pre className={`${layout.mono} ${layout.report}`} dir="ltr" lang="en">
          {report}
        </pre>
        {/* Pages on plain http have no clipboard; the text can still be marked. */}
        {navigator.clipboard === undefined ? null : (
          <div className={layout.row}>
            <Button onPress={() => void copy().catch(() => setCopied(false))}>{gpuText.copyReport}</Button>
            <span role="status">{isCopied ? gpuText.copied : ''}</span>
          </div>
        )}
      </div>
    </Fold>
  );
}

function reportText(backend: BackendState): string {
  const facts = {
    browser: navigator.userAgent,
    secure: window.isSecureContext,
    isolated: window.crossOriginIsolated,
    processors: navigator.hardwareConcurrency,
    engine: backend,
  };
  return JSON.stringify(facts, undefined, 2);
}
