import { type AnyFailure, describeFailureBy } from '../describeFailureBy';
import type { Sentence } from '../sentence';
import { describeEngineFailure } from './describeEngineFailure';
import { describeForeignFailure } from './describeForeignFailure';
import { describeInputFailure } from './describeInputFailure';
import { describeModelFailure } from './describeModelFailure';
import { describeProjectFailure } from './describeProjectFailure';
import { describeStorageFailure } from './describeStorageFailure';
import { describeTableFailure } from './describeTableFailure';

const describers = {
  engine: describeEngineFailure,
  model: describeModelFailure,
  table: describeTableFailure,
  input: describeInputFailure,
  storage: describeStorageFailure,
  project: describeProjectFailure,
  foreign: describeForeignFailure,
};

/** Any failure in words. */
export const describeFailure = (failure: AnyFailure): Sentence => describeFailureBy(describers, failure);
