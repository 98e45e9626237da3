import { apiKeys } from '#contract/access/people';
import {
  asList,
  BinIcon,
  Button,
  type Column,
  DataTable,
  ProblemNotice,
  useAct,
  useApi,
  useConfirm,
  useFormat,
  useWords,
} from '#kit';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { keyWords } from './key-words.ts';
import { permissionLabel } from './words.ts';
import { useLocale } from '#kit';

type Key = z.infer<(typeof apiKeys)['create']['reply']>['key'];

/** API keys with what they may do, and a way to end each. `everybody`: those of all people, for administrators. */
export function ApiKeyTable({ everybody = false, action }: { everybody?: boolean; action?: ReactNode }) {
  const t = useWords(keyWords);
  const locale = useLocale();
  const { ago, instant } = useFormat();
  const confirm = useConfirm();
  const list = asList(useApi(apiKeys.list, { query: everybody ? { all: true } : {} }));
  const end = useAct(apiKeys.remove);
  const askToEnd = async (key: Key) => {
    if (await confirm({ title: t.endTitle(key.name), content: t.endHint, act: t.end })) {
      end.send({ params: { id: key.id } });
    }
  };
  const endButton = (key: Key) => (
    <Button
      kind="text"
      icon={<BinIcon />}
      aria-label={`${t.end} ${key.name}`}
      onClick={() => void askToEnd(key)}
    />
  );
  const used = (key: Key) => (key.lastUsedAt ? ago(key.lastUsedAt) : t.never);
  const columns: Column<Key>[] = [
    { key: 'name', title: t.name, cell: (key) => key.name },
    ...(everybody ? [{ key: 'person', title: t.person, cell: (key: Key) => key.person.name }] : []),
    { key: 'prefix', title: t.prefix, cell: (key) => <code>{key.prefix}…</code> },
    {
      key: 'scopes',
      title: t.scopes,
      cell: (key) => (
        <span title={key.scopes.map((scope) => permissionLabel(scope, locale)).join('\n')}>
          {t.count(key.scopes.length)}
        </span>
      ),
    },
    { key: 'used', title: t.used, cell: used },
    { key: 'expires', title: t.expires, cell: (key) => (key.expiresAt ? instant(key.expiresAt) : t.noEnd) },
    { key: 'end', title: '', cell: endButton, align: 'end', width: 48 },
  ];
  return (
    <>
      {end.problem && <ProblemNotice problem={end.problem} />}
      <DataTable
        label={t.title}
        list={list}
        columns={columns}
        rowKey={(key) => key.id}
        phone={(key) => ({
          title: key.name,
          meta: [everybody ? key.person.name : '', `${t.used} ${used(key)}`].filter(Boolean).join(' · '),
          end: endButton(key),
        })}
        empty={{ title: t.empty, hint: t.emptyHint, action }}
      />
    </>
  );
}
