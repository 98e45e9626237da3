import { triggerWords } from '#contract/access/lock-words';
import { locks, type Lock } from '#contract/access/locks';
import { asList, type Column, DataTable, Section, useApi, useFormat, useLocale, useWords } from '#kit';
import { LockEnd, lockScopeWords, SignInTable, StrengthTag } from '#web/access/shared';
import { gateAccountWords } from './gate-account-words.ts';

/** When, where and on what I came in, or somebody tried to. */
export function MySignIns() {
  const t = useWords(gateAccountWords);
  return (
    <Section title={t.signIns} hint={t.signInsHint}>
      <SignInTable />
    </Section>
  );
}

/** The locks that concern me: why, since when, until when, how they ended. */
export function MyLocks() {
  const t = useWords(gateAccountWords);
  const scopes = useWords(lockScopeWords);
  const locale = useLocale();
  const { instant } = useFormat();
  const list = asList(useApi(locks.mine, {}));
  const name = (lock: Lock) => triggerWords[locale][lock.trigger].name;
  const why = (lock: Lock) => lock.reason || triggerWords[locale][lock.trigger].owner;
  const columns: Column<Lock>[] = [
    { key: 'strength', title: t.strength, cell: (lock) => <StrengthTag lock={lock} /> },
    { key: 'what', title: t.what, cell: (lock) => scopes[lock.scope] },
    {
      key: 'why',
      title: t.why,
      wraps: true,
      cell: (lock) => (
        <>
          {name(lock)}
          <div className="lk-quiet">{why(lock)}</div>
        </>
      ),
    },
    { key: 'since', title: t.since, cell: (lock) => instant(lock.opensAt) },
    { key: 'end', title: t.end, cell: (lock) => <LockEnd lock={lock} /> },
  ];
  return (
    <Section title={t.locks} hint={t.locksHint}>
      <DataTable
        label={t.locks}
        list={list}
        columns={columns}
        rowKey={(lock) => lock.id}
        phone={(lock) => ({
          title: `${scopes[lock.scope]} · ${name(lock)}`,
          meta: (
            <>
              {why(lock)}
              <div>
                {instant(lock.opensAt)} · <LockEnd lock={lock} />
              </div>
            </>
          ),
          end: <StrengthTag lock={lock} />,
        })}
        empty={{ title: t.noLocks, hint: t.noLocksHint }}
      />
    </Section>
  );
}
