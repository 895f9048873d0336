import { faultOfJsonShape } from '../../model/jsonShape';
import { refuse, refuseDamaged } from './refuse';

const longest = 2 ** 20;
const deepest = 16;

/** JSON of bounded length and depth, every name given once. Throws Failed<ForeignFailure>. */
export function parseForeignJson(text: string, name: string): unknown {
  if (text.length > longest) return refuse({ kind: 'foreign-too-large', name, limit: longest });
  const fault = faultOfJsonShape(text, deepest);
  if (fault !== undefined) return refuseDamaged(name, 'json', fault);
  try {
    return JSON.parse(text);
  } catch {
    return refuseDamaged(name, 'json', 'not JSON');
  }
}
