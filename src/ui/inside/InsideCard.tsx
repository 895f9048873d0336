import { baseObstacle } from '../../studio/insideSlice';
import type { PromptTable, VirtualPrompt } from '../../table/promptTable';
import { useStudioState } from '../studioContext';
import { MapCard } from './MapCard';
import { RemovalCard } from './RemovalCard';
import { TokensCard } from './TokensCard';

/** Inside a prompt of a table: its virtual tokens, where they lie among all others, and what each of them is worth. */
export function InsideCard({
  table,
  prompt,
}: {
  readonly table: PromptTable;
  readonly prompt: VirtualPrompt;
}) {
  const obstacle = useStudioState((state) => baseObstacle(state, table));
  return (
    <>
      <TokensCard table={table} prompt={prompt} obstacle={obstacle} />
      <MapCard table={table} prompt={prompt} />
      {/* What was chosen for one prompt is not meant for another. */}
      <RemovalCard
        key={`${prompt.taskname} ${prompt.version}`}
        prompt={prompt}
        obstacle={obstacle}
        table={table}
      />
    </>
  );
}
