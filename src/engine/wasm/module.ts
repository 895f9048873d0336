import { type Code, type Local, unsigned, type ValueType } from './assembler';

/** A function of a module: parameters first, then locals; each is known by its index. */
export interface WasmFunction {
  readonly parameters: readonly ValueType[];
  readonly locals: readonly ValueType[];
  readonly body: Code;
  /** Name under which it is to be had from outside; undefined: only from inside. */
  readonly exported: string | undefined;
}

/** Gives out locals while a function is written. */
export interface Locals {
  /** The next parameter or local of a type. */
  readonly make: (type: ValueType) => Local;
}

/** Writes a function: `write` is given its parameters and may make locals. No function here returns a value. */
export function wasmFunction(
  exported: string | undefined,
  parameters: readonly ValueType[],
  write: (given: readonly Local[], make: Locals['make']) => readonly Code[],
): WasmFunction {
  const locals: ValueType[] = [];
  const body = write(
    parameters.map((_, index) => index),
    (type) => parameters.length + locals.push(type) - 1,
  );
  return { parameters, locals, body: body.flat(), exported };
}

const sized = (content: readonly number[]): Code => [...unsigned(content.length), ...content];
const section = (id: number, content: readonly number[]): Code => [id, ...sized(content)];
const list = (entries: readonly Code[]): Code => [...unsigned(entries.length), ...entries.flat()];
const text = (value: string): Code => sized([...new TextEncoder().encode(value)]);

/** Largest memory of 32 bit addresses: 4 GiB in pages of 64 KiB. */
export const MEMORY_LIMIT_PAGES = 65_536;

/** The memory a module works on is given to it as `memory.memory`; a shared one must be declared with its largest size. */
export interface ImportedMemory {
  readonly shared: boolean;
  readonly maximumPages: number;
}

/** Bytes of a module of these functions, in their order, over one imported memory. */
export function assembleModule(
  functions: readonly WasmFunction[],
  memory: ImportedMemory,
): Uint8Array<ArrayBuffer> {
  const limits = memory.shared ? [0x03, 0, ...unsigned(memory.maximumPages)] : [0x00, 0];
  const types = functions.map(({ parameters }) => [0x60, ...sized(parameters), 0]);
  const exported = functions.flatMap((given, index) =>
    given.exported === undefined ? [] : [[...text(given.exported), 0x00, ...unsigned(index)]],
  );
  const bodies = functions.map(({ locals, body }) =>
    sized([...list(locals.map((type) => [1, type])), ...body, 0x0b]),
  );
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(types)),
    ...section(2, list([[...text('memory'), ...text('memory'), 0x02, ...limits]])),
    ...section(3, list(functions.map((_, index) => unsigned(index)))),
    ...section(7, list(exported)),
    ...section(10, list(bodies)),
  ]);
}
