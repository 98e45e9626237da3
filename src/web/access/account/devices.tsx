import { devices, type Device } from '#contract/access/devices';
import {
  asList,
  Button,
  type Column,
  DataTable,
  DoneIcon,
  ProblemNotice,
  Section,
  StatusTag,
  useAct,
  useApi,
  useConfirm,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { trustedByWords, useDeviceName, useWhere } from '#web/access/shared';
import { accountWords } from './words.ts';
import { gateAccountWords } from './gate-account-words.ts';

/** The devices that are trusted for me: on them a password alone is enough, and no attack elsewhere reaches them. */
export function MyDevices() {
  const t = useWords(gateAccountWords);
  const { thisDevice } = useWords(accountWords);
  const by = useWords(trustedByWords);
  const { ago, instant } = useFormat();
  const confirm = useConfirm();
  const toast = useToast();
  const deviceName = useDeviceName();
  const where = useWhere();
  const list = asList(useApi(devices.list, {}));
  const forget = useAct(devices.forget);
  const forgetOthers = useAct(devices.forgetOthers);
  const askToForget = async (device: Device) => {
    if (await confirm({ title: t.forgetTitle(deviceName(device)), content: t.forgetHint, act: t.forget }))
      forget.send({ params: { id: device.id } });
  };
  const askToForgetOthers = async () => {
    if (await confirm({ title: t.forgetOthersTitle, content: t.forgetOthersHint, act: t.forgetOthers }))
      forgetOthers.send({}, () => toast(t.forgotten));
  };
  const act = (device: Device) =>
    device.current ? (
      <StatusTag tone="open" icon={<DoneIcon />}>
        {thisDevice}
      </StatusTag>
    ) : (
      <Button
        kind="text"
        aria-label={`${t.forget} ${deviceName(device)}`}
        onClick={() => void askToForget(device)}
      >
        {t.forget}
      </Button>
    );
  const columns: Column<Device>[] = [
    { key: 'device', title: t.device, cell: deviceName },
    { key: 'where', title: t.where, cell: where },
    { key: 'by', title: t.trustedBy, cell: (d) => `${by[d.by]} · ${instant(d.createdAt)}` },
    { key: 'seen', title: t.used, cell: (d) => ago(d.lastSeenAt) },
    { key: 'act', title: '', cell: act, align: 'end' },
  ];
  return (
    <Section
      title={t.devices}
      hint={t.devicesHint}
      action={
        list.items.length > 1 && (
          <Button kind="text" onClick={() => void askToForgetOthers()}>
            {t.forgetOthers}
          </Button>
        )
      }
    >
      {forget.problem && <ProblemNotice problem={forget.problem} />}
      {forgetOthers.problem && <ProblemNotice problem={forgetOthers.problem} />}
      <DataTable
        label={t.devices}
        list={list}
        columns={columns}
        rowKey={(d) => d.id}
        phone={(d) => ({
          title: deviceName(d),
          meta: [ago(d.lastSeenAt), where(d), by[d.by]].filter(Boolean).join(' · '),
          end: act(d),
        })}
        empty={{ title: t.noDevices, hint: t.noDevicesHint }}
      />
    </Section>
  );
}
