/** What a table can be written as. */
export const exportFormats = ['safetensors', 'json', 'npy', 'peft', 'nemo', 'zip'] as const;
export type ExportFormat = (typeof exportFormats)[number];
