/** Latchkey as a policy of the siege: a fresh database for each attack, and its own judgement of passwords. */
import { setTimeout as sleep } from 'node:timers/promises';
import { judgePassword } from '#access/passwords';
import { openDatabase } from '#platform/database';
import { newId } from '#platform/secrets';
import { template, type TestServer } from '../../tests/harness/postgres.ts';
import type { Accepts } from '../people/choose.ts';
import type { Policy } from '../siege.ts';
import { latchkeySource, latchkeyTitle, openLatchkey } from './latchkey.ts';

/** @param server PostgreSQL with a migrated template @param learnsFrom how many people attackers learn from: judging takes its time */
export function latchkeyPolicy(server: TestServer, learnsFrom: number): Policy {
  const accepts = rememberedJudgement();
  return {
    name: 'latchkey',
    title: latchkeyTitle,
    source: latchkeySource,
    learnsFrom,
    asksFactor: true,
    // Each has a database of its own, so that the order of one siege's events stays what it is.
    atOnce: 3,
    accepts,
    async open() {
      const name = `siege_${newId().replaceAll('-', '')}`;
      await onServer(server, `create database ${name} template ${template}`);
      const drop = () => onServer(server, `drop database ${name} with (force)`);
      return { ...(await openLatchkey({ ...server, database: name }, drop)), accepts };
    },
  };
}

async function onServer(server: TestServer, statement: string): Promise<void> {
  const admin = openDatabase({ ...server, database: 'latchkey' }, { max: 1 });
  for (let tries = 1; ; tries++) {
    try {
      await admin.pool.query(statement);
      return await admin.close();
    } catch (error) {
      // PostgreSQL's own vacuum may be at work in it, and nobody may end that: it is done in a moment.
      if (tries >= 20) throw error;
      await sleep(500);
    }
  }
}

/** The rules in force; what was judged once isn't judged again. */
function rememberedJudgement(): Accepts {
  const judged = new Map<string, boolean>();
  return async (password, { name, hasSecondFactor }) => {
    const key = `${hasSecondFactor} ${name} ${password}`;
    const known = judged.get(key);
    if (known !== undefined) return known;
    const subject = { about: [name, 'Acme'], secondFactor: hasSecondFactor };
    const { acceptable } = await judgePassword(password, subject);
    judged.set(key, acceptable);
    return acceptable;
  };
}
