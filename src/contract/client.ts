/** Which pages a server still understands: a tab may stay open over an update of the server. */

/** The header by which the web app says its generation. Programs don't send it: the API stays as it is for them. */
export const clientHeader = 'latchkey-client';
/** Grows by one whenever a page loaded before can't go on with the server as it is now. */
export const clientGeneration = 1;
/** The oldest generation whose pages this server still serves. */
export const oldestClient = 1;
