/**
 * A connection that waits for PostgreSQL as seldom as it can. Each time costs more than most statements do, so in a
 * transaction two kinds of statement are held back and sent along with the next: BEGIN, and those marked `sentAlong`.
 *
 * Invariants: the order of statements stays; outside a transaction nothing is held back; where one that was sent along
 * fails, the statement that it went with fails with its fault, COMMIT too, and the transaction is undone.
 */
import type { Socket } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { preparedName } from './prepared.ts';

const alongMark = '/* sent along with the next */';
/** Put at the end of a statement whose result nobody looks at: a row of history, an answer that is kept. */
export const sentAlong = sql.raw(alongMark);

type Statement = [text: string, values: unknown[] | undefined];
type Result = Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>;
const nothingYet: Result = { command: '', rowCount: null, rows: [] };

export class PipeliningClient extends pg.Client {
  /** What is held back; undefined outside a transaction. */
  #held: Statement[] | undefined;
  /** Whether PostgreSQL knows of the transaction. */
  #begun = false;

  // pg's own overloads can't be written again here one by one; only Kysely's and our own (text, values) form matters.
  override query = ((query: unknown, values?: unknown, callback?: unknown) => {
    const plain = typeof query === 'string' && callback === undefined && typeof values !== 'function';
    return plain
      ? this.#next([query, Array.isArray(values) ? values : undefined])
      : this.#send(query, values, callback);
  }) as pg.Client['query'];

  #next(statement: Statement): Promise<Result> {
    const [text] = statement;
    if (text === 'begin') {
      this.#held = [statement];
      this.#begun = false;
      return Promise.resolve(nothingYet);
    }
    const held = this.#held;
    if (held === undefined) return this.#send(...statement);
    if (text.includes(alongMark)) {
      held.push(statement);
      return Promise.resolve(nothingYet);
    }
    if (text === 'rollback') return this.#rollBack(statement);
    // All that is held came after the savepoint, which was a statement itself: it would be undone at once.
    if (text.startsWith('rollback to savepoint')) held.length = 0;
    if (text === 'commit') this.#held = undefined;
    this.#begun = true;
    return held.length === 0 ? this.#send(...statement) : this.#sendTogether([...held.splice(0), statement]);
  }

  #rollBack(statement: Statement): Promise<Result> {
    this.#held = undefined;
    return this.#begun ? this.#send(...statement) : Promise.resolve({ ...nothingYet, command: 'ROLLBACK' });
  }

  /** @returns the last one's result @throws the fault of the first that failed: those behind it fail because of it */
  async #sendTogether(statements: readonly Statement[]): Promise<Result> {
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    stream.cork();
    const sent = statements.map((statement) => this.#send(...statement));
    stream.uncork();
    let last = nothingYet;
    for (const outcome of await Promise.allSettled(sent)) {
      if (outcome.status === 'rejected') throw outcome.reason;
      last = outcome.value;
    }
    return last;
  }

  #send(query: unknown, values?: unknown, callback?: unknown): Promise<Result> {
    const superQuery = pg.Client.prototype.query.bind(this) as (...args: unknown[]) => Promise<Result>;
    // Without values it may be several statements in one, which can't be prepared.
    const prepared = typeof query === 'string' && Array.isArray(values) && values.length > 0;
    const name = prepared ? preparedName(query) : undefined;
    return name === undefined
      ? superQuery(query, values, callback)
      : superQuery({ name, text: query, values }, callback);
  }
}
