import { printNemoConfig } from '../../prompt/nemoConfig';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import type { EditNews } from './editNews';

/** The template out of the page: its text, or the whole task as NeMo configures it. */
export function CopyButtons({
  template,
  tell,
}: {
  readonly template: TaskTemplate;
  readonly tell: (news: EditNews) => void;
}) {
  const { editor } = useLanguage().template;
  const copy = async (what: 'text' | 'config'): Promise<void> => {
    await navigator.clipboard.writeText(
      what === 'text' ? template.promptTemplate : printNemoConfig([template]),
    );
    tell({ kind: 'copied', what });
  };
  return (
    <>
      <Button look="quiet" onPress={() => void copy('text')}>
        {editor.copyText}
      </Button>
      <Button look="quiet" onPress={() => void copy('config')}>
        {editor.copyConfig}
      </Button>
    </>
  );
}
