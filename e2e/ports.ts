/** The app as `npm start` serves it, isolated. */
export const isolatedPort = 4391;
/** The same files from a host that sets no headers. */
export const plainPort = 4392;
