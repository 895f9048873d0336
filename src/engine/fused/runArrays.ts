import type { EncoderArrays } from './encoder/fusedEncoder';
import { HYPER, normPartials } from './kernels/optimiser';
import { keptArray } from './launch';
import { RING_STEPS } from './ringReader';

/** Everything that a run keeps on the device between its launches; `entries` of the flat vector, `rows` virtual rows. */
export function nameRun(entries: number, rows: number, width: number) {
  const flat = (label: string) => keptArray(label, entries);
  const encoder: EncoderArrays = {
    parameters: flat('parameters'),
    gradient: flat('gradient'),
    rows: keptArray('virtual rows', rows * width),
    dRows: keptArray('gradient of virtual rows', rows * width),
  };
  return {
    ...encoder,
    previous: flat('parameters before'),
    firstMoment: flat('first moment'),
    secondMoment: flat('second moment'),
    hyper: keptArray('step', HYPER.length),
    partials: keptArray('norm partials', normPartials(entries)),
    status: keptArray('status', 4),
    loss: keptArray('loss', 1),
    ring: keptArray('ring', 2 * RING_STEPS),
  };
}
