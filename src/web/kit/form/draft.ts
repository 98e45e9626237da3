/** What somebody has typed but not sent yet, kept in this browser: it survives a reload and an ended session. */
const nameOf = (draft: string) => `latchkey.draft.${draft}`;

export function readDraft(draft: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(draft)) ?? '{}');
    return kept && typeof kept === 'object' ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function writeDraft(draft: string, values: Record<string, unknown>): void {
  try {
    localStorage.setItem(nameOf(draft), JSON.stringify(values));
  } catch {
    // Storage full or refused: the form still holds the text.
  }
}

export function forgetDraft(draft: string): void {
  try {
    localStorage.removeItem(nameOf(draft));
  } catch {
    // as above
  }
}

/** Drafts are one person's own: they go when that person signs out. */
export function forgetAllDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(nameOf(''))) localStorage.removeItem(name);
    }
  } catch {
    // as above
  }
}
