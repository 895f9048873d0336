import { Component, type ReactNode } from 'react';
import { failureOf, type StudioFailure } from '../../studio/studioFailure';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';

/** A screen that breaks takes nothing else with it: what happened stands in its place, and the rest goes on. */
export class ScreenGuard extends Component<
  { readonly children: ReactNode },
  { readonly failure: StudioFailure | undefined }
> {
  override state: { readonly failure: StudioFailure | undefined } = { failure: undefined };

  static getDerivedStateFromError(error: unknown): { readonly failure: StudioFailure } {
    return { failure: failureOf(error) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    return failure === undefined ? this.props.children : <BrokenScreen failure={failure} />;
  }
}

function BrokenScreen({ failure }: { readonly failure: StudioFailure }) {
  const { shell: shellText, words } = useLanguage();
  return (
    <Callout tone="bad" sentence={words.describeFailure(failure)}>
      <p>{shellText.brokenHint}</p>
      <div className={layout.row}>
        <Button onPress={() => window.location.reload()}>{shellText.reload}</Button>
      </div>
    </Callout>
  );
}
