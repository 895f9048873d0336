import { Failed } from '../base/failed';

/** The failure that some work ends with; its value in words when it ends well. Anything but `Failed` is thrown on. */
export async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    return { ended: await work() };
  } catch (error) {
    if (error instanceof Failed) return error.failure;
    throw error;
  }
}
