/** What higher floors say of their work: which of it is due, what it is called, and how its customers are reached. */
import type { Locale, Ref } from '#contract/fields';
import type { Db } from '#platform/database';

export interface DueItem {
  recordId: string;
  title: string;
  customer: Ref | null;
  /** A day of the organisation's time zone. */
  dueOn: string | null;
}

export interface DueWorkKind {
  /** As the API names it. */
  kind: string;
  name: Record<Locale, string>;
  /** What histories call its records. */
  object: string;
  /**
   * What of a person's own is due by a day, earlier things too: never more than they could see themselves.
   * @param today a day of the organisation's time zone
   */
  due(db: Db, personId: string, today: string, now: Date): Promise<DueItem[]>;
}

const kinds = new Map<string, DueWorkKind>();

/** Lets a kind of work be covered. */
export const registerDueWork = (kind: DueWorkKind): void => void kinds.set(kind.kind, kind);

export const dueWorkKinds = (): readonly DueWorkKind[] => [...kinds.values()];

interface Described {
  title: string;
  customer: Ref | null;
}

export interface WorkObject {
  /** What histories call it. */
  object: string;
  name: Record<Locale, string>;
  /** Where a record is in the app. */
  path(recordId: string, customerId: string | null): string;
  /** How records are called, those in the bin too. Whoever asks has been allowed to read the report. */
  describe(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Described>>;
}

const objects = new Map<string, WorkObject>();

/** Lets reports name records of a kind. */
export const registerWorkObject = (object: WorkObject): void => void objects.set(object.object, object);

export const workObject = (object: string): WorkObject | undefined => objects.get(object);

export const nameOfObject = (object: string, locale: Locale): string =>
  objects.get(object)?.name[locale] ?? object;

/** How customers are reached who wait. */
export interface Waiting {
  /** The address to which a holding reply goes; customers without one aren't in it. */
  addresses(db: Db, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Sets the cover a task: to call that customer today. */
  askToCall(db: Db, now: Date, call: Call): Promise<void>;
}
export interface Call {
  coverId: string;
  coverageId: string;
  customerId: string;
  personName: string;
  locale: Locale;
  /** A day of the organisation's time zone. */
  today: string;
}

let waiting: Waiting | undefined;

export const registerWaiting = (how: Waiting): void => void (waiting = how);

/** Undefined: nobody said yet that there are customers. */
export const waitingCustomers = (): Waiting | undefined => waiting;
