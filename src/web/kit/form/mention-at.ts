/** Where somebody is being named in a text: an `@` and what is typed after it, up to the cursor. */
export interface MentionAt {
  /** Of the `@`. */
  start: number;
  end: number;
  typed: string;
}

/** An address such as `a@b.example` names nobody; after 汉字 there need be no space. */
const naming = /(?<![\w.+-])@([^\s@，。；：、！？,;:!?（）()]{0,20})$/u;

export function mentionAt(text: string, cursor: number): MentionAt | null {
  const typed = naming.exec(text.slice(0, cursor))?.[1];
  return typed === undefined ? null : { start: cursor - typed.length - 1, end: cursor, typed };
}

/** The text with a name in it. @returns where the cursor goes, too */
export function withMention(text: string, at: MentionAt, name: string): { text: string; cursor: number } {
  const rest = text.slice(at.end);
  const named = `@${name}${rest.startsWith(' ') ? '' : ' '}`;
  return { text: text.slice(0, at.start) + named + rest, cursor: at.start + name.length + 2 };
}
