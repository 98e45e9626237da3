import { sso } from '#contract/access/sso';
import { Button, ProblemNotice, useAct, useApi, useWords } from '#kit';
import { proveWords } from './prove-words.ts';

/** Proving at a provider that it is me: the page is left and comes back; what was typed is kept as a draft where forms do. */
export function ProveAtProvider() {
  const t = useWords(proveWords);
  const mine = useApi(sso.identities, {}).data?.items ?? [];
  const prove = useAct(sso.prove);
  if (mine.length === 0) return null;
  const go = (id: string) => {
    const next = window.location.pathname + window.location.search;
    prove.send({ params: { id }, query: { next } }, ({ url }) => window.location.assign(url));
  };
  return (
    <div className="lk-stack">
      {mine.map(({ provider }) => (
        <div key={provider.id}>
          <Button busy={prove.busy} onClick={() => go(provider.id)}>
            {t.atProvider(provider.name)}
          </Button>
        </div>
      ))}
      {prove.problem && <ProblemNotice problem={prove.problem} />}
    </div>
  );
}
