/** Codes as people type and paste them. */

/** Without spaces, dashes and dots, in capitals, full-width signs as plain ones. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}._]/gu, '')
    .toUpperCase();
