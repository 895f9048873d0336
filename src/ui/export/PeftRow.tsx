import { peftEligibility } from '../../table/exchange/peftEligibility';
import type { VirtualPrompt } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './export.module.css';
import { FormatRow } from './FormatRow';

/** PEFT, for the prompts that it can run; for the others the reason, and the note that splices them by hand. */
export function PeftRow({
  prompts,
  taskname,
  size,
}: {
  readonly prompts: readonly VirtualPrompt[];
  readonly taskname: string | undefined;
  readonly size: number | undefined;
}) {
  const { export: exportText } = useLanguage();
  const obstacles = prompts.flatMap((prompt) => {
    const text = peftEligibility(prompt);
    return text.ok ? [] : [{ taskname: prompt.taskname, why: exportText.obstacle(text.error) }];
  });
  const isNone = obstacles.length === prompts.length;
  const exactness = {
    badge: isNone ? exportText.notHere : exportText.partly,
    why: isNone ? exportText.noteOnly : exportText.noteForSome,
  };
  return (
    <FormatRow
      format="peft"
      taskname={taskname}
      size={size}
      exactness={obstacles.length === 0 ? undefined : exactness}
    >
      {obstacles.length === 0 ? null : (
        <ul className={styles.obstacles}>
          {obstacles.map((each) => (
            <li key={each.taskname}>
              <strong dir="auto">{each.taskname}</strong> {each.why}
            </li>
          ))}
          <li className={layout.soft}>{exportText.spliceLead}</li>
        </ul>
      )}
    </FormatRow>
  );
}
