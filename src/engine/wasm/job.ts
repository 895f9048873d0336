import { type Code, i32 } from './assembler';

/** Where things stand in the bytes of a job, of which there is one per memory. Counters that are waited for lie apart. */
export const REMAINING = 0;
export const COMPLETED = 64;
export const TOTAL = 128;
export const KIND = 132;
export const SCRATCH = 136;
/** Bytes of scratch memory of one thread. */
export const SCRATCH_STRIDE = 140;
const FIRST_FIELD = 144;
export const JOB_BYTES = 256;

/** What a matrix product is told: addresses and strides in bytes, else counts. */
export const matMulFields = [
  'a',
  'aBatch',
  'aRow',
  'aColumn',
  'b',
  'bBatch',
  'bRow',
  'bColumn',
  'out',
  'outBatch',
  'outRow',
  'bias',
  'rows',
  'inner',
  'columns',
  'rowsPerBlock',
  'rowBlocks',
  'panelsPerGroup',
  'groups',
] as const;
export type MatMulField = (typeof matMulFields)[number];

/** Address of the fields of a job's kind, which stand in the order of their list. */
export const fieldsAt = (job: number): number => job + FIRST_FIELD;

/** Reads a field of the job at an address. */
export function readField<Name extends string>(job: Code, fields: readonly Name[], name: Name): Code {
  return i32.load(job, FIRST_FIELD + 4 * fields.indexOf(name));
}
