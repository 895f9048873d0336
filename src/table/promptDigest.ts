import { sha256HexAtOnce } from '../model/sha256';
import { bytesOfFloat32 } from '../model/tensorNumbers';
import type { VirtualPrompt } from './promptTable';

/**
 * SHA-256 (hex) of a prompt's numbers as little-endian F32. It is computed anew each time: a digest that was remembered
 * would not show that the numbers are still the same.
 */
export const promptDigest = ({ embeddings }: Pick<VirtualPrompt, 'embeddings'>): string =>
  sha256HexAtOnce(bytesOfFloat32(embeddings));
