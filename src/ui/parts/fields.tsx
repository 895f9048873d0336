import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  NumberField as AriaNumberField,
  Select as AriaSelect,
  Switch as AriaSwitch,
  TextField as AriaTextField,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
  TextArea,
} from 'react-aria-components';
import styles from './fields.module.css';

interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
}

const Help = ({ help }: { readonly help: string | undefined }): ReactNode =>
  help === undefined ? null : (
    <Text slot="description" className={styles.help ?? ''}>
      {help}
    </Text>
  );

export function TextField({
  label,
  help,
  value,
  onChange,
  rows,
  isCode = false,
}: FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Given: several lines. */
  readonly rows?: number;
  readonly isCode?: boolean;
}) {
  const look = `${styles.input} ${isCode ? styles.code : ''}`;
  return (
    <AriaTextField className={styles.field ?? ''} value={value} onChange={onChange} spellCheck="false">
      <Label className={styles.label ?? ''}>{label}</Label>
      {rows === undefined ? (
        <Input className={look} dir="auto" />
      ) : (
        <TextArea className={look} rows={rows} dir="auto" />
      )}
      <Help help={help} />
    </AriaTextField>
  );
}

export function NumberField({
  label,
  help,
  value,
  onChange,
  min,
  max,
  step,
  digits = 0,
}: FieldProps & {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly digits?: number;
}) {
  return (
    <AriaNumberField
      className={styles.field ?? ''}
      value={value}
      onChange={(next) => {
        if (Number.isFinite(next)) onChange(next);
      }}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      formatOptions={{ maximumFractionDigits: digits, useGrouping: false }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input className={`${styles.input} ${styles.number}`} />
      <Help help={help} />
    </AriaNumberField>
  );
}

export interface Choice<T extends string> {
  readonly id: T;
  readonly name: string;
}

export function SelectField<T extends string>({
  label,
  help,
  value,
  onChange,
  choices,
}: FieldProps & {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly choices: readonly Choice<T>[];
}) {
  return (
    <AriaSelect
      className={styles.field ?? ''}
      selectedKey={value}
      onSelectionChange={(key) => {
        const choice = choices.find(({ id }) => id === key);
        if (choice !== undefined) onChange(choice.id);
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <AriaButton className={`${styles.input} ${styles.select}`}>
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </AriaButton>
      <Help help={help} />
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.list ?? ''}>
          {choices.map(({ id, name }) => (
            <ListBoxItem key={id} id={id} className={styles.option ?? ''}>
              {name}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export function Switch({
  label,
  help,
  value,
  onChange,
}: FieldProps & { readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  return (
    <div className={styles.field}>
      <AriaSwitch className={styles.switch ?? ''} isSelected={value} onChange={onChange}>
        <span className={styles.track} aria-hidden="true" />
        {label}
      </AriaSwitch>
      {help === undefined ? null : <p className={styles.help}>{help}</p>}
    </div>
  );
}
