import { useSearch } from '@tanstack/react-router';
import { sso, SsoFault, type SsoIdentity } from '#contract/access/sso';
import type { Ref } from '#contract/fields';
import {
  Button,
  Notice,
  ProblemNotice,
  Section,
  useAct,
  useApi,
  useConfirm,
  useFormat,
  useWords,
} from '#kit';
import { SsoFaultNotice, useFreshProof } from '#web/access/shared';
import { Factor } from './factor.tsx';
import { identityWords } from './identity-words.ts';

/** My accounts at the providers of single sign-on; nothing where there are neither. */
export function MyIdentities() {
  const t = useWords(identityWords);
  const search: { sso?: unknown } = useSearch({ strict: false });
  const mine = useApi(sso.identities, {}).data?.items;
  const providers = useApi(sso.providers, {}).data?.items;
  const fault = SsoFault.safeParse(search.sso).data;
  if (!mine || !providers || (mine.length === 0 && providers.length === 0)) return null;
  const others = providers.filter(({ id }) => mine.every(({ provider }) => provider.id !== id));
  const section = (
    <Section title={t.title} hint={t.hint}>
      {search.sso === 'linked' && <Notice tone="open" title={t.done} />}
      {fault && <SsoFaultNotice fault={fault} />}
      {mine.map((identity) => (
        <Connected key={identity.id} identity={identity} />
      ))}
      {others.map((provider) => (
        <NotConnected key={provider.id} provider={provider} />
      ))}
    </Section>
  );
  // Who comes back from a provider wants to see what came of it.
  return search.sso === undefined ? section : <div ref={intoView}>{section}</div>;
}

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'center' });

function Connected({ identity }: { identity: SsoIdentity }) {
  const t = useWords(identityWords);
  const { ago, day } = useFormat();
  const confirm = useConfirm();
  const fresh = useFreshProof();
  const unlink = useAct(sso.unlink);
  const { id, provider, email, linkedAt, lastUsedAt } = identity;
  const ask = async () => {
    const sure = await confirm({
      title: t.unlinkTitle(provider.name),
      content: t.unlinkHint,
      act: t.unlink,
    });
    if (sure) fresh.send(() => unlink.run({ params: { id } }));
  };
  const used = lastUsedAt ? t.used(ago(lastUsedAt)) : t.unused;
  const facts = [email, t.linked(day(linkedAt.slice(0, 10))), used].filter((fact) => fact !== null);
  return (
    <Factor
      title={provider.name}
      hint={facts.join(' · ')}
      action={
        <Button busy={fresh.busy} aria-label={`${t.unlink} ${provider.name}`} onClick={() => void ask()}>
          {t.unlink}
        </Button>
      }
    >
      {fresh.problem?.code === 'wrong_state' ? (
        <Notice tone="challenge" title={t.lastWay} />
      ) : (
        fresh.problem && <ProblemNotice problem={fresh.problem} />
      )}
      {fresh.dialog}
    </Factor>
  );
}

function NotConnected({ provider }: { provider: Ref }) {
  const t = useWords(identityWords);
  const fresh = useFreshProof();
  const link = useAct(sso.link);
  const go = () =>
    fresh.send(
      () => link.run({ params: { id: provider.id } }),
      ({ url }) => window.location.assign(url),
    );
  return (
    <Factor
      title={provider.name}
      hint={t.none}
      action={
        <Button busy={fresh.busy} aria-label={`${t.link} ${provider.name}`} onClick={go}>
          {t.link}
        </Button>
      }
    >
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      {fresh.dialog}
    </Factor>
  );
}
