import { useState } from 'react';
import type { PromptTable, VirtualPrompt } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { SelectField } from '../parts/fields';
import { InsideCard } from './InsideCard';
import styles from './inside.module.css';
import { usePromptName } from './usePromptName';

const keyOf = ({ taskname, version }: VirtualPrompt): string => `${version} ${taskname}`;

/** A choice among the prompts of a table, earlier versions behind those in use, and the inside of the chosen one. */
export function InsidePart({ table }: { readonly table: PromptTable }) {
  const { inside: insideText } = useLanguage();
  const nameOf = usePromptName();
  const [asked, setAsked] = useState('');
  const prompts = [...table.prompts, ...table.earlier];
  const prompt = prompts.find((each) => keyOf(each) === asked) ?? prompts[0];
  if (prompt === undefined) return null;
  return (
    <>
      {prompts.length === 1 ? null : (
        <div className={styles.choice}>
          <SelectField
            label={insideText.choose}
            value={keyOf(prompt)}
            onChange={setAsked}
            choices={prompts.map((each) => ({ id: keyOf(each), name: nameOf(each) }))}
          />
        </div>
      )}
      <InsideCard table={table} prompt={prompt} />
    </>
  );
}
