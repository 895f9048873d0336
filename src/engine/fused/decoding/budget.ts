/** Rows that are read together at most. */
export const MAX_ROWS = 32;

/** About so many tokens go through the model at once: enough to fill a large GPU. */
export const MAX_TOKENS = 1024;

/** About so many keys are kept for rows that are written: 150 MB for a model like GPT-2 small (74 kB a token). */
export const MAX_SLOTS = 2048;
