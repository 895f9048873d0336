/** Rows that are read together at most. */
export const MAX_ROWS = 32;

/**
 * About so many tokens go through the model at once: enough to fill a large GPU, and few enough that keys of a model like
 * GPT-2 small (74 kB a token) take less than 100 MB.
 */
export const MAX_TOKENS = 1024;
