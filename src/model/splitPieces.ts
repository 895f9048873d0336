/**
 * GPT-2's split of text into pieces that BPE then merges within. White space is Unicode White_Space, as the reference
 * tokenizers have it: JavaScript's `\s` leaves U+0085 out and takes U+FEFF in.
 */
const piecePattern =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

/** Pieces of `text` in order; joined they give `text` again. */
export function splitPieces(text: string): readonly string[] {
  return text.match(piecePattern) ?? [];
}
