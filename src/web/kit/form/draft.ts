/**
 * What somebody has typed but not sent yet, kept in this browser: it survives a reload, a crash and an ended session. A
 * draft belongs to one person; nobody else who uses the browser sees it.
 */
import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { namesWithin, rememberNames } from './names.ts';

const keepDays = 30;
const prefix = 'latchkey.draft.';

const Kept = z.object({
  /** When it was typed last. */
  at: z.iso.datetime(),
  values: z.record(z.string(), z.unknown()),
  /** Of a change: the record as it was when typing began. */
  base: z.record(z.string(), z.unknown()).optional(),
  version: z.int().optional(),
  /** Secrets that were typed too: never kept, so they have to be typed again. */
  withheld: z.array(z.string()).optional(),
  /** What the form was called, and where it stood. */
  title: z.string(),
  path: z.string(),
  names: z.array(z.object({ id: z.string(), name: z.string() })),
});
/** A draft as it is kept; `names` says what the records in it are called. */
export type Kept = z.infer<typeof Kept>;
export type Draft = Kept & { name: string };

/** Drafts that the browser doesn't keep: its storage is full or refused. Their forms still hold the text. */
const unkept = new Set<string>();
let owner: string | undefined;
let drafts: readonly Draft[] = [];
const readers = new Set<() => void>();

const keyOf = (name: string) => `${prefix}${owner}.${name}`;

function read(key: string): Kept | undefined {
  try {
    return Kept.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** All keys of drafts, anybody's. */
function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage refused: then nothing is kept there either.
  }
}

/** What is kept by now; another page of the browser may have changed it. */
function look(): void {
  const own = keyOf('');
  drafts = keys()
    .filter((key) => key.startsWith(own))
    .flatMap((key) => {
      const kept = read(key);
      return kept ? [{ name: key.slice(own.length), ...kept }] : [];
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  for (const reader of readers) reader();
}

/**
 * Says whose drafts are read and written from now on. What is too old goes, anybody's; so does what cannot be read.
 */
export function ownDrafts(personId: string, now = new Date()): void {
  owner = personId;
  const oldest = new Date(now.getTime() - keepDays * 86_400_000).toISOString();
  for (const key of keys()) {
    const kept = read(key);
    if (!kept || kept.at < oldest) remove(key);
  }
  look();
}

export function readDraft(name: string): Kept | undefined {
  const kept = owner === undefined ? undefined : read(keyOf(name));
  rememberNames(kept?.names);
  return kept;
}

export function writeDraft(name: string, draft: Omit<Kept, 'at' | 'names'>): void {
  if (owner === undefined) return;
  const kept: Kept = { ...draft, at: new Date().toISOString(), names: namesWithin(draft) };
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(kept));
    unkept.delete(name);
  } catch {
    unkept.add(name);
  }
  look();
}

export function forgetDraft(name: string): void {
  if (owner === undefined || !drafts.some((draft) => draft.name === name)) return;
  remove(keyOf(name));
  look();
}

/** They go when their person signs out. */
export function forgetAllDrafts(): void {
  for (const { name } of drafts) remove(keyOf(name));
  look();
}

function subscribe(reader: () => void): () => void {
  if (readers.size === 0) addEventListener('storage', look);
  readers.add(reader);
  return () => {
    readers.delete(reader);
    if (readers.size === 0) removeEventListener('storage', look);
  };
}

/** True while what is typed stands in its form only. */
export const useUnkept = (name: string | undefined): boolean =>
  useSyncExternalStore(subscribe, () => name !== undefined && unkept.has(name));

/** My drafts, the newest first. */
export const useDrafts = (): readonly Draft[] => useSyncExternalStore(subscribe, () => drafts);

let wanted: string | undefined;
/** Goes on with a draft: whoever can open its form does so (`useWantedDraft`), on this page or on the next. */
export function wantDraft(name: string): void {
  wanted = name;
  for (const reader of readers) reader();
}
/** True once when this draft is asked for. */
export function takeWanted(name: string): boolean {
  if (wanted !== name) return false;
  wanted = undefined;
  return true;
}
export const useWanted = (): string | undefined => useSyncExternalStore(subscribe, () => wanted);
