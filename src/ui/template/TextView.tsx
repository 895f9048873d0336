import type { EditorView } from '@codemirror/view';
import { useRef, useState } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { ChipSettings } from './ChipSettings';
import { CodeView, type CodeViewProps } from './CodeView';
import styles from './TextView.module.css';
import { useSample } from './useSample';

type TextViewProps = Omit<CodeViewProps, 'sampleOf' | 'onOpenChip'> & { readonly template: TaskTemplate };

/** The template as text, and over it the settings of the chip that was opened. */
export function TextView({ template, onView, ...props }: TextViewProps) {
  const { session } = props;
  const sampleOf = useSample();
  const editor = useRef<EditorView | undefined>(undefined);
  const frame = useRef<HTMLDivElement>(null);
  const [openAt, setOpenAt] = useState<number | undefined>(undefined);
  return (
    <div ref={frame} className={styles.frame}>
      <CodeView
        {...props}
        sampleOf={(field) => shortened(sampleOf(field) ?? '')}
        onView={(mounted) => {
          editor.current = mounted;
          onView(mounted);
        }}
        onOpenChip={({ from }) => setOpenAt(from)}
      />
      {openAt === undefined ? null : (
        <ChipSettings
          at={openAt}
          template={template}
          session={session}
          editor={editor}
          frame={frame}
          onAt={setOpenAt}
        />
      )}
    </div>
  );
}

const shortened = (sample: string): string => (sample.length > 32 ? `${sample.slice(0, 31)}…` : sample);
