import { triggerWords } from '#contract/access/lock-words';
import type { Lock } from '#contract/access/locks';
import { type Column, useFormat, useLocale, useWords } from '#kit';
import { LockEnd, StrengthTag } from '#web/access/shared';
import { useSubject } from './subject.ts';
import { lockPageWords } from './words.ts';

/** What every list of locks begins with, and what stands of one on a phone. */
export function useLockColumns() {
  const t = useWords(lockPageWords);
  const locale = useLocale();
  const subject = useSubject();
  const { ago, instant } = useFormat();
  const cause = (lock: Lock) => triggerWords[locale][lock.trigger].name;
  const columns: Column<Lock>[] = [
    { key: 'strength', title: t.strength, cell: (lock) => <StrengthTag lock={lock} /> },
    { key: 'what', title: t.scope, cell: subject, wraps: true },
    { key: 'cause', title: t.trigger, cell: cause, wraps: true },
    {
      key: 'since',
      title: t.since,
      cell: (lock) => <span title={instant(lock.opensAt)}>{ago(lock.opensAt)}</span>,
    },
    { key: 'end', title: t.end, cell: (lock) => <LockEnd lock={lock} /> },
  ];
  const phone = (lock: Lock) => ({
    title: subject(lock),
    meta: (
      <>
        {cause(lock)} · <LockEnd lock={lock} />
      </>
    ),
    end: <StrengthTag lock={lock} />,
  });
  return { columns, phone };
}
