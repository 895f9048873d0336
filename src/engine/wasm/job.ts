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
  'outColumn',
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

/** What GELU is told; sizes in bytes, `slope` 0 where it is not wanted. */
export const geluFields = ['x', 'out', 'slope', 'bytes', 'itemBytes'] as const;

/** What kernels that go row by row are told: arrays by their part in each kernel, the mask's shape for softmax only. */
export const rowFields = [
  'first',
  'second',
  'third',
  'out',
  'rows',
  'rowBytes',
  'rowsPerItem',
  'epsilonAt',
  'queries',
  'headRows',
  'maskBatch',
] as const;

/** What Adam is told: addresses, rates as the bits of an F32, sizes in bytes. */
export const adamFields = [
  'parameters',
  'gradient',
  'first',
  'second',
  'outParameters',
  'outFirst',
  'outSecond',
  'bytes',
  'itemBytes',
  'beta1',
  'oneMinusBeta1',
  'beta2',
  'oneMinusBeta2',
  'correction',
  'epsilon',
  'stepSize',
] as const;

/** Where a field stands in the bytes of a job. */
export const fieldOffset = <Name extends string>(fields: readonly Name[], name: Name): number =>
  FIRST_FIELD + 4 * fields.indexOf(name);

/** Address of the fields of a job's kind, which stand in the order of their list. */
export const fieldsAt = (job: number): number => job + FIRST_FIELD;

/** Reads a field of the job at an address. */
export function readField<Name extends string>(job: Code, fields: readonly Name[], name: Name): Code {
  return i32.load(job, fieldOffset(fields, name));
}
