import { useState } from 'react';
import { networks, type NetworkMark } from '#contract/access/locks';
import {
  AddIcon,
  asList,
  Button,
  type Column,
  CompanyIcon,
  DataTable,
  DraftMark,
  FieldChoice,
  FieldText,
  Form,
  kitWords,
  ProblemNotice,
  SidePanel,
  StatusTag,
  useAct,
  useApi,
  useConfirm,
  useForm,
  useFormat,
  useToast,
  useWords,
  WarningIcon,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import { networkWords } from './words.ts';
import './locks.css';

/** What people said of networks: offices, and those that aren't safe. */
export function MarkedNetworks() {
  const t = useWords(networkWords);
  const { ago } = useFormat();
  const confirm = useConfirm();
  const [adding, setAdding] = useState(false);
  const kit = useWords(kitWords);
  const toast = useToast();
  const unmark = useAct(networks.unmark);
  const mark = useAct(networks.mark);
  const fresh = useFreshProof();
  const list = asList(useApi(networks.list, {}));
  const again = ({ network, kind, note }: NetworkMark) =>
    fresh.run(() => mark.run({ body: { network, kind, note } }));
  const askToRemove = async (mark: NetworkMark) => {
    if (await confirm({ title: t.removeTitle(mark.network), content: t.removeHint, act: t.remove }))
      fresh.send(
        () => unmark.run({ params: { id: mark.id } }),
        () => toast(kit.removed(mark.network), () => again(mark)),
      );
  };
  const remove = (mark: NetworkMark) => (
    <Button kind="text" aria-label={`${t.remove} ${mark.network}`} onClick={() => void askToRemove(mark)}>
      {t.remove}
    </Button>
  );
  const add = (
    <>
      <DraftMark draft="network.new" open={() => setAdding(true)} />
      <Button icon={<AddIcon />} onClick={() => setAdding(true)}>
        {t.add}
      </Button>
    </>
  );
  const columns: Column<NetworkMark>[] = [
    { key: 'network', title: t.network, cell: (mark) => mark.network },
    { key: 'kind', title: t.kind, cell: (mark) => <Kind mark={mark} /> },
    { key: 'note', title: t.note, cell: (mark) => mark.note },
    { key: 'by', title: t.by, cell: (mark) => mark.createdBy?.name },
    { key: 'at', title: t.at, cell: (mark) => ago(mark.createdAt) },
    { key: 'act', title: '', cell: remove, align: 'end' },
  ];
  return (
    <div className="lk-stack">
      <div className="lk-locks-head">
        <p className="lk-quiet">{t.hint}</p>
        {list.items.length > 0 && add}
      </div>
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      <DataTable
        label={t.network}
        list={list}
        columns={columns}
        rowKey={(mark) => mark.id}
        phone={(mark) => ({
          title: mark.network,
          meta: [t.kinds[mark.kind], mark.note].filter(Boolean).join(' · '),
          end: remove(mark),
        })}
        empty={{ title: t.empty, hint: t.emptyHint, action: add }}
      />
      <SidePanel open={adding} title={t.add} close={() => setAdding(false)}>
        <MarkForm close={() => setAdding(false)} />
      </SidePanel>
      {fresh.dialog}
    </div>
  );
}

function Kind({ mark }: { mark: NetworkMark }) {
  const t = useWords(networkWords);
  return mark.kind === 'office' ? (
    <StatusTag tone="open" icon={<CompanyIcon />}>
      {t.kinds.office}
    </StatusTag>
  ) : (
    <StatusTag tone="limited" icon={<WarningIcon />}>
      {t.kinds.unsafe}
    </StatusTag>
  );
}

function MarkForm({ close }: { close: () => void }) {
  const t = useWords(networkWords);
  const toast = useToast();
  const mark = useAct(networks.mark);
  const unmark = useAct(networks.unmark);
  const fresh = useFreshProof();
  const form = useForm({
    schema: networks.mark.body,
    start: { network: '', kind: 'office', note: '' },
    draft: 'network.new',
    submit: async (body) => {
      const { id } = await fresh.run(() => mark.run({ body }));
      toast(t.marked, () => unmark.run({ params: { id } }));
    },
    done: close,
  });
  return (
    <>
      <Form form={form} act={t.add} cancel={close}>
        <FieldText bind={form.at('network')} label={t.network} hint={t.networkHint} autoFocus />
        <FieldChoice bind={form.at('kind')} label={t.kind} options={['office', 'unsafe']} words={t.kinds} />
        <FieldText bind={form.at('note')} label={t.note} />
      </Form>
      {fresh.dialog}
    </>
  );
}
