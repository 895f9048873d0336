import { refuse, refuseDamaged } from '../foreign/refuse';
import { callGlobal, knownGlobals, storageOf } from './callGlobal';
import { createPickleReader } from './pickleReader';
import { createPickleStack } from './pickleStack';
import type { PickleValue } from './pickleValue';

/** The opcodes that are known, by their byte (Python's pickletools). Any other ends the reading. */
const opcodes: Readonly<Record<number, string>> = {
  40: 'MARK',
  41: 'EMPTY_TUPLE',
  46: 'STOP',
  74: 'BININT',
  75: 'BININT1',
  77: 'BININT2',
  78: 'NONE',
  81: 'BINPERSID',
  82: 'REDUCE',
  88: 'BINUNICODE',
  98: 'BUILD',
  99: 'GLOBAL',
  104: 'BINGET',
  106: 'LONG_BINGET',
  113: 'BINPUT',
  114: 'LONG_BINPUT',
  115: 'SETITEM',
  116: 'TUPLE',
  117: 'SETITEMS',
  125: 'EMPTY_DICT',
  128: 'PROTO',
  133: 'TUPLE1',
  134: 'TUPLE2',
  135: 'TUPLE3',
  136: 'NEWTRUE',
  137: 'NEWFALSE',
};

/** A state dict has a few hundred entries. */
const mostBytes = 4 * 2 ** 20;

/**
 * Reads a pickle of protocol 2 as torch writes it for a state dict, as plain values (rule F6). Nothing is executed:
 * a name outside the allowed ones and an opcode outside the known ones are refused with their offset. Takes time and
 * memory in proportion to the bytes. Throws Failed<ForeignFailure>.
 */
export function readPickle(bytes: Uint8Array, name: string): PickleValue {
  if (bytes.length > mostBytes) return refuse({ kind: 'foreign-too-large', name, limit: mostBytes });
  const reader = createPickleReader(bytes);
  const memo = new Map<number, PickleValue>();
  let offset = 0;
  const broken = (): never => refuseDamaged(name, 'pickle', `it breaks off or makes no sense at ${offset}`);
  const have = <T>(value: T | undefined): T => (value === undefined ? broken() : value);
  const { push, pop, top, ...stack } = createPickleStack(broken);

  for (;;) {
    offset = reader.offset();
    const code = have(reader.byte());
    const opcode = opcodes[code];
    switch (opcode) {
      case 'PROTO': {
        const protocol = have(reader.byte());
        if (protocol !== 2)
          refuse({ kind: 'pickle-refused', name, what: 'opcode', found: `PROTO ${protocol}`, offset });
        break;
      }
      case 'STOP': {
        const value = pop();
        return stack.size() === 0 ? value : broken();
      }
      case 'MARK':
        stack.pushMark();
        break;
      case 'NONE':
        push({ kind: 'none' });
        break;
      case 'NEWTRUE':
      case 'NEWFALSE':
        push({ kind: 'boolean', value: opcode === 'NEWTRUE' });
        break;
      case 'BININT':
        push({ kind: 'number', value: have(reader.int()) });
        break;
      case 'BININT1':
        push({ kind: 'number', value: have(reader.byte()) });
        break;
      case 'BININT2':
        push({ kind: 'number', value: have(reader.byte()) + 256 * have(reader.byte()) });
        break;
      case 'BINUNICODE':
        push({ kind: 'text', value: have(reader.text(have(reader.unsigned()))) });
        break;
      case 'EMPTY_DICT':
        push({ kind: 'map', entries: new Map() });
        break;
      case 'EMPTY_TUPLE':
        stack.pushTuple(0);
        break;
      case 'TUPLE1':
        stack.pushTuple(1);
        break;
      case 'TUPLE2':
        stack.pushTuple(2);
        break;
      case 'TUPLE3':
        stack.pushTuple(3);
        break;
      case 'TUPLE':
        push({ kind: 'tuple', items: stack.popToMark() });
        break;
      case 'BINPUT':
        memo.set(have(reader.byte()), top());
        break;
      case 'LONG_BINPUT':
        memo.set(have(reader.unsigned()), top());
        break;
      case 'BINGET':
        push(have(memo.get(have(reader.byte()))));
        break;
      case 'LONG_BINGET':
        push(have(memo.get(have(reader.unsigned()))));
        break;
      case 'GLOBAL': {
        const global = `${have(reader.line())}.${have(reader.line())}`;
        if (!knownGlobals.includes(global))
          refuse({ kind: 'pickle-refused', name, what: 'global', found: global.slice(0, 80), offset });
        push({ kind: 'global', name: global });
        break;
      }
      case 'BINPERSID':
        push(have(storageOf(pop())));
        break;
      case 'REDUCE': {
        const args = pop();
        const called = pop();
        if (called.kind !== 'global' || args.kind !== 'tuple') return broken();
        push(have(callGlobal(called.name, args.items)));
        break;
      }
      case 'SETITEM': {
        const value = pop();
        stack.setItems([pop(), value]);
        break;
      }
      case 'SETITEMS':
        stack.setItems(stack.popToMark());
        break;
      case 'BUILD':
        // Attributes of a state dict (`_metadata`); they say nothing about numbers.
        pop();
        if (top().kind !== 'map') return broken();
        break;
      default:
        refuse({
          kind: 'pickle-refused',
          name,
          what: 'opcode',
          found: `0x${code.toString(16).padStart(2, '0')}`,
          offset,
        });
    }
  }
}
