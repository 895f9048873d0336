import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly isDisabled?: boolean;
  readonly label?: string;
  readonly describedBy?: string | undefined;
}

/** A press. `main` is for the one thing a screen wants; at most one at a time. */
export function Button({
  children,
  onPress,
  look = 'plain',
  isDisabled = false,
  label,
  describedBy,
}: ButtonProps) {
  return (
    <AriaButton
      className={`${styles.button} ${styles[look]}`}
      onPress={onPress}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {children}
    </AriaButton>
  );
}
