import { assertUnreachable } from '../../../base/assert';
import { type Binding, literal } from '../kernel';
import type { DeviceArray } from '../launch';
import type { Epilogue } from './matmulShape';

/** 2 sqrt(2 / pi) */
const LINEAR = 2 * Math.sqrt(2 / Math.PI);
const CUBIC = LINEAR * 0.044715;

/**
 * GPT-2's gelu_new as x sigmoid(2u), u = sqrt(2/pi) (x + 0.044715 x^3), and its derivative. The argument of exp is kept
 * where neither it nor its inverse overflows; beyond, the sigmoid is 0 or 1 to all digits of F32.
 */
function geluText(type: string): string {
  return `
fn geluGate(x: ${type}) -> ${type} {
  let twiceU = x * (${literal(LINEAR)} + ${literal(CUBIC)} * x * x);
  return 1.0 / (1.0 + exp(-clamp(twiceU, ${type}(-80.0), ${type}(80.0))));
}
fn gelu(x: ${type}) -> ${type} { return x * geluGate(x); }
fn geluSlope(x: ${type}) -> ${type} {
  let gate = geluGate(x);
  return gate + x * gate * (1.0 - gate) * (${literal(LINEAR)} + ${literal(3 * CUBIC)} * x * x);
}`;
}

/** What an epilogue adds to a kernel. */
interface EpilogueText {
  readonly bindings: readonly Binding[];
  readonly arrays: readonly DeviceArray[];
  /** Statements that turn `sum` into `result`, `dense` being the index in [M, N] arrays, `bias` read at `biasAt`. */
  readonly statements: string;
  readonly usesGelu: boolean;
}

function epilogueText(epilogue: Epilogue, element: 'f32' | 'vec4f'): EpilogueText {
  const read = (name: string): Binding => ({ name, element, access: 'read' });
  const kind = epilogue.kind;
  switch (kind) {
    case 'plain':
      return { bindings: [], arrays: [], statements: 'let result = sum;', usesGelu: false };
    case 'bias':
      return {
        bindings: [read('bias')],
        arrays: [epilogue.bias],
        statements: 'let result = sum + bias[biasAt];',
        usesGelu: false,
      };
    case 'biasGelu': {
      const { bias, before } = epilogue;
      const keeps = before !== undefined;
      return {
        bindings: [read('bias'), ...(keeps ? [{ name: 'before', element, access: 'write' } as const] : [])],
        arrays: keeps ? [bias, before] : [bias],
        statements: `let x = sum + bias[biasAt];${keeps ? ' before[dense] = x;' : ''} let result = gelu(x);`,
        usesGelu: true,
      };
    }
    case 'biasResidual':
      return {
        bindings: [read('bias'), read('residual')],
        arrays: [epilogue.bias, epilogue.residual],
        statements: 'let result = residual[dense] + (sum + bias[biasAt]);',
        usesGelu: false,
      };
    case 'geluSlope':
      return {
        bindings: [read('before')],
        arrays: [epilogue.before],
        statements: 'let result = sum * geluSlope(before[dense]);',
        usesGelu: true,
      };
    default:
      return assertUnreachable(kind);
  }
}

/**
 * Text of `finish(row, column, sums)`, which stores four neighbouring columns of a row of the product, or as many as
 * exist. Wide: arrays of vec4f, offsets and strides in vec4f.
 */
export function finishText(epilogue: Epilogue, wide: boolean): EpilogueText & { readonly text: string } {
  const element = wide ? 'vec4f' : 'f32';
  const parts = epilogueText(epilogue, element);
  const uses = (word: string): boolean => parts.statements.includes(word);
  const unit = wide ? ' / 4u' : '';
  const lines = [
    `fn store(row: u32, column: u32, sum: ${element}) {`,
    ...(uses('dense') ? [`  let dense = (row * params.columns + column)${unit};`] : []),
    ...(uses('biasAt') ? [`  let biasAt = params.biasOffset + column${unit};`] : []),
    `  ${parts.statements}`,
    `  out[params.outOffset + row * params.outStride + column${unit}] = result;`,
    '}',
    'fn finish(row: u32, column: u32, sums: vec4f) {',
    '  if (row >= params.rows || column >= params.columns) { return; }',
    ...(wide
      ? ['  store(row, column, sums);']
      : [
          '  store(row, column, sums.x);',
          '  if (column + 1u < params.columns) { store(row, column + 1u, sums.y); }',
          '  if (column + 2u < params.columns) { store(row, column + 2u, sums.z); }',
          '  if (column + 3u < params.columns) { store(row, column + 3u, sums.w); }',
        ]),
    '}',
  ];
  return { ...parts, text: `${parts.usesGelu ? geluText(element) : ''}\n${lines.join('\n')}` };
}
