import { type EditorState, Facet, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { type ChipFacts, chipsOf, type PlacedChip } from './chipFacts';
import { problemMarks } from './problemMarks';
import { factsField, templateOf } from './templateState';

/** How the reader's language names chips, and what a press on one does. */
export interface ChipWords {
  readonly name: (chip: ChipFacts) => string;
  /** A word or two on the chip beside its number or name; empty for none. */
  readonly note: (chip: ChipFacts) => string;
}

export interface ChipSettings {
  readonly words: ChipWords;
  readonly onOpen: (view: EditorView, chip: PlacedChip) => void;
}

export const chipSettings = Facet.define<ChipSettings, ChipSettings | undefined>({
  combine: (all) => all[0],
});

/** A slot or field in the text: one caret stop, one delete; pressed to change it, dragged to move it. */
class ChipWidget extends WidgetType {
  readonly chip: ChipFacts;
  readonly name: string;
  readonly note: string;
  readonly look: string;

  constructor(chip: ChipFacts, words: ChipWords, look: string) {
    super();
    this.chip = chip;
    this.name = words.name(chip);
    this.note = words.note(chip);
    this.look = look;
  }

  override eq(other: ChipWidget): boolean {
    return this.name === other.name && this.note === other.note && this.look === other.look;
  }

  override toDOM(view: EditorView): HTMLElement {
    const dom = document.createElement('span');
    dom.setAttribute('role', 'img');
    dom.draggable = true;
    dom.addEventListener('click', () => openChipAt(view, view.posAtDOM(dom)));
    this.draw(dom);
    return dom;
  }

  override updateDOM(dom: HTMLElement): boolean {
    this.draw(dom);
    return true;
  }

  private draw(dom: HTMLElement): void {
    const { chip } = this;
    dom.className = `cm-chip cm-chip-${chip.kind === 'slot' ? 'slot' : chip.role} ${this.look}`;
    dom.setAttribute('aria-label', this.name);
    dom.dir = 'auto';
    const label = document.createElement('span');
    label.textContent = chip.kind === 'slot' ? String(chip.size) : chip.name;
    const note = document.createElement('small');
    note.textContent = this.note;
    dom.replaceChildren(...(this.note === '' ? [label] : [label, note]));
  }

  /** Presses are the chip's own; drags are the editor's. */
  override ignoreEvent(event: Event): boolean {
    return !event.type.startsWith('drag') && event.type !== 'drop';
  }
}

/** Selects the chip at a place and opens it. */
function openChipAt(view: EditorView, place: number): void {
  const found = chipsOf(templateOf(view.state)).find(({ from }) => from === place);
  if (found === undefined) return;
  view.focus();
  view.dispatch({ selection: { anchor: found.from, head: found.to }, userEvent: 'select.pointer' });
  view.state.facet(chipSettings)?.onOpen(view, found);
}

const decorate = (state: EditorState): DecorationSet => {
  const settings = state.facet(chipSettings);
  if (settings === undefined) return Decoration.none;
  const { from: start, to: end } = state.selection.main;
  return Decoration.set(
    chipsOf(templateOf(state)).map(({ chip, from, to }) =>
      Decoration.replace({
        widget: new ChipWidget(
          chip,
          settings.words,
          `${start <= from && to <= end ? 'cm-chip-selected' : ''} ${problemOn(state, from, to)}`,
        ),
      }).range(from, to),
    ),
  );
};

/** Underlines do not show on chips, so a chip says for itself that a problem lies on it. */
function problemOn(state: EditorState, start: number, end: number): string {
  let found = '';
  state.field(problemMarks).between(start, end, (from, to, { spec }) => {
    if (from <= start && end <= to && !found.includes('error')) found = String(spec.class);
  });
  return found;
}

const chipField = StateField.define<DecorationSet>({
  create: decorate,
  update: (chips, transaction) => {
    const { state, startState } = transaction;
    const isSame =
      !transaction.docChanged &&
      state.field(factsField) === startState.field(factsField) &&
      state.selection.main.eq(startState.selection.main) &&
      state.field(problemMarks) === startState.field(problemMarks) &&
      state.facet(chipSettings) === startState.facet(chipSettings);
    return isSame ? chips : decorate(state);
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.atomicRanges.of((view) => view.state.field(field)),
  ],
});

/** Markers and fields shown as chips. */
export const chips = (settings: ChipSettings) => [chipSettings.of(settings), chipField];
