import { devices, type Device } from '#contract/access/devices';
import { asList, useAct, useApi, useFormat, useToast, useWords } from '#kit';
import { trustedByWords, useDeviceName, useWhere } from '#web/access/shared';
import { gateAccountWords } from './gate-account-words.ts';
import { Places } from './places.tsx';

/** The devices that are trusted for me: on them a password alone is enough, and no attack elsewhere reaches them. */
export function MyDevices() {
  const t = useWords(gateAccountWords);
  const by = useWords(trustedByWords);
  const { ago, instant } = useFormat();
  const toast = useToast();
  const name = useDeviceName();
  const where = useWhere();
  const list = asList(useApi(devices.list, {}));
  const forget = useAct(devices.forget);
  const forgetOthers = useAct(devices.forgetOthers);
  return (
    <Places<Device>
      id="devices"
      title={t.devices}
      hint={t.devicesHint}
      list={list}
      columns={[
        { key: 'device', title: t.device, cell: name },
        { key: 'where', title: t.where, cell: where },
        { key: 'by', title: t.trustedBy, cell: (d) => `${by[d.by]} · ${instant(d.createdAt)}` },
        { key: 'seen', title: t.used, cell: (d) => ago(d.lastSeenAt) },
      ]}
      more={(device) => by[device.by]}
      empty={{ title: t.noDevices, hint: t.noDevicesHint }}
      end={(device) => ({
        act: t.forget,
        title: t.forgetTitle(name(device)),
        hint: t.forgetHint,
        send: () => forget.send({ params: { id: device.id } }),
      })}
      endOthers={{
        act: t.forgetOthers,
        title: t.forgetOthersTitle,
        hint: t.forgetOthersHint,
        send: () => forgetOthers.send({}, () => toast(t.forgotten)),
      }}
      problem={forget.problem ?? forgetOthers.problem}
    />
  );
}
