import { apiKeys } from '#contract/access/people';
import {
  asList,
  BinIcon,
  Button,
  ClockIcon,
  type Column,
  DataTable,
  ProblemNotice,
  StatusTag,
  useAct,
  useApi,
  useConfirm,
  useFormat,
  useRight,
  useToast,
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
  const toast = useToast();
  const list = asList(useApi(apiKeys.list, { query: everybody ? { all: true } : {} }));
  const end = useAct(apiKeys.remove);
  const askToEnd = async (key: Key) => {
    if (await confirm({ title: t.endTitle(key.name), content: t.endHint, act: t.end })) {
      end.send({ params: { id: key.id } });
    }
  };
  const approve = useAct(apiKeys.approve);
  const mayApprove = useRight('apiKeys.manage') && everybody;
  const acts = (key: Key) => (
    <span className="lk-key-acts">
      {!key.approved && mayApprove && (
        <Button
          aria-label={`${t.approve} ${key.name}`}
          onClick={() => approve.send({ params: { id: key.id } }, () => toast(t.isApproved(key.name)))}
        >
          {t.approve}
        </Button>
      )}
      <Button
        kind="text"
        icon={<BinIcon />}
        aria-label={`${t.end} ${key.name}`}
        onClick={() => void askToEnd(key)}
      />
    </span>
  );
  const used = (key: Key) =>
    key.approved ? (
      key.lastUsedAt ? (
        ago(key.lastUsedAt)
      ) : (
        t.never
      )
    ) : (
      <StatusTag tone="closed" icon={<ClockIcon />}>
        {t.waits}
      </StatusTag>
    );
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
    { key: 'end', title: '', cell: acts, align: 'end', width: mayApprove ? 140 : 48 },
  ];
  return (
    <>
      {end.problem && <ProblemNotice problem={end.problem} />}
      {approve.problem && <ProblemNotice problem={approve.problem} />}
      <DataTable
        label={t.title}
        list={list}
        columns={columns}
        rowKey={(key) => key.id}
        phone={(key) => ({
          title: key.name,
          meta: (
            <>
              {everybody && `${key.person.name} · `}
              {key.approved && `${t.used} `}
              {used(key)}
            </>
          ),
          end: acts(key),
        })}
        empty={{ title: t.empty, hint: t.emptyHint, action }}
      />
    </>
  );
}
