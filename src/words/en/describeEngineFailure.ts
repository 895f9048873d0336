import { assertUnreachable } from '../../base/assert';
import type { EngineFailure } from '../../run/engineFailure';
import { quoted, shortFingerprint } from '../quoted';
import type { Sentence } from '../sentence';
import { passedOverText } from './describeObstacle';
import { describeResumeFailure } from './describeResumeFailure';
import { describeRunTooLarge } from './describeRunTooLarge';
import { byteSize, counted, listed } from './format';
import { skippedText, skipReasonText } from './skipReasons';

/** What stopped the engine, in words. */
export function describeEngineFailure(failure: EngineFailure): Sentence {
  switch (failure.kind) {
    case 'no-backend':
      return {
        what: `The backend ${failure.wanted} cannot be used here: ${failure.passedOver.map(passedOverText).join('; ')}.`,
        hint:
          failure.wanted === 'webgpu'
            ? 'Choose auto, wasm or cpu; or use a current browser with WebGPU and an up-to-date graphics driver.'
            : 'Choose another backend; auto takes the first that works.',
      };
    case 'device-lost':
      return {
        what: `The graphics device went away${failure.step === undefined ? '' : ` at step ${failure.step}`}: ${failure.reason}.`,
        hint: 'Start the engine again. If it keeps happening, use a smaller batch or the wasm backend.',
      };
    case 'gpu-error':
      return {
        what: `The graphics device reported an error: ${failure.message}`,
        hint: 'Start the engine again; if the error comes back, use the wasm backend.',
      };
    case 'out-of-memory':
      return {
        what: `The device ran out of memory${failure.neededBytes === undefined ? '' : ` (${byteSize(failure.neededBytes)} were needed)`}: ${failure.message}`,
        hint: 'Use fewer rows per forward pass, shorter rows or a smaller base.',
      };
    case 'weights-too-large':
      return {
        what: `The model alone needs ${byteSize(failure.neededBytes)} on the graphics device, which has no room for it.`,
        hint: 'Close what else uses the graphics device, choose a smaller base, or use the wasm backend.',
      };
    case 'run-too-large':
      return describeRunTooLarge(failure);
    case 'non-finite-loss':
      return {
        what: `The loss stopped being a number at step ${failure.step} (${failure.lines.length === 1 ? 'line' : 'lines'} ${listed(failure.lines.map(String))}).`,
        hint: 'The last good state is kept. Lower the learning rate, or set the gradient clip.',
      };
    case 'training-elsewhere':
      return {
        what: 'Another tab of this browser is training.',
        hint: 'Wait until it is done, or stop it there; one trains at a time.',
      };
    case 'model-not-loaded':
      return { what: 'No base model is loaded.', hint: 'Load a base first.' };
    case 'no-rows-left':
      return {
        what: `No usable row is left in the ${failure.split} part: ${counted(failure.given, 'row')} given${skippedText(failure.skipped)}.`,
        hint: 'Check that the fields of the template are the fields of the rows, and that the rows fit the context.',
      };
    case 'one-class-only':
      return {
        what: `All ${counted(failure.rows, 'training row')} of task ${quoted(failure.taskname)} have the same answer ${quoted(failure.label)}.`,
        hint: 'Add rows with at least one other answer; from one answer alone there is nothing to learn.',
      };
    case 'label-too-long':
      return {
        what: `Line ${failure.line}: the answer ${quoted(failure.label)} needs ${counted(failure.tokens, 'token')}, but the context has room for ${failure.room}.`,
        hint: 'Answers are never cut. Shorten the answer or the fixed text of the template, use fewer virtual tokens, or raise the longest row.',
      };
    case 'row-unusable':
      return {
        what: `This row cannot be used: ${skipReasonText(failure.reason)} (${counted(failure.length, 'token')}, the longest row has ${failure.limit}).`,
        hint: 'Shorten the text, fill in the missing field, or name a field to cut in the template.',
      };
    case 'unequal-virtual-tokens':
      return {
        what: `Tasks that train together need the same number of virtual tokens, but have ${listed(
          Object.entries(failure.totals).map(([taskname, total]) => `${total} (${taskname})`),
        )}.`,
        hint: 'Give every task the same total_virtual_tokens, or tune them one after another.',
      };
    case 'table-other-base':
      return {
        what: `This prompt table was made for the base ${failure.tableBase} (${shortFingerprint(failure.tableFingerprint)}), but the base loaded is ${failure.baseName} (${shortFingerprint(failure.baseFingerprint)}).`,
        hint: 'Virtual tokens mean nothing to another model. Load the base that the table was made for.',
      };
    case 'unknown-task':
      if (failure.taskname === '')
        return {
          what: `The rows do not say which task they belong to; known: ${listed(failure.known)}.`,
          hint: 'Choose one task for all of them, or name the task of each row under taskname.',
        };
      return {
        what: `There is no prompt for the task ${quoted(failure.taskname)}; known: ${listed(failure.known)}.`,
        hint: 'Correct the taskname of those rows, or use a table that has this task.',
      };
    case 'resume-other-base':
    case 'resume-other-settings':
    case 'resume-past-end':
    case 'resume-other-rows':
    case 'resume-other-size':
      return describeResumeFailure(failure);
    case 'worker-silent':
      return {
        what: `The engine did not answer for ${counted(failure.seconds, 'second')} and was ended.`,
        hint: 'Start it again; what was kept before is still there.',
      };
    case 'cancelled':
      return { what: 'Cancelled.', hint: '' };
    case 'bug':
      return {
        what: `Something went wrong inside the studio: ${failure.message}`,
        hint: `This is a mistake of ours; please report it with these lines.\n${failure.stack}`,
      };
    default:
      return assertUnreachable(failure);
  }
}
