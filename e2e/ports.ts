/**
 * Ports of this run. The first process to ask chooses them by its id and tells the others through the environment, so
 * that two runs on one machine do not meet.
 */
process.env.E2E_PORT ??= String(20_000 + 2 * (process.pid % 10_000));

/** The app as `npm start` serves it, isolated. */
export const isolatedPort = Number(process.env.E2E_PORT);
/** The same files from a host that sets no headers. */
export const plainPort = isolatedPort + 1;
