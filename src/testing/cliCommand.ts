import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../scripts/folders.mjs';

export interface EndedCommand {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as npm does; `during` sees what it has said so far while it runs. */
export function runCliCommand(
  argv: readonly string[],
  during: (stderr: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<EndedCommand> {
  return new Promise((resolve) => {
    const { INIT_CWD: _, ...env } = process.env;
    const child = spawn(process.execPath, [join(root, 'src/scripts/command.mjs'), ...argv], { env });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
      during(stderr, (signal) => child.kill(signal));
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
