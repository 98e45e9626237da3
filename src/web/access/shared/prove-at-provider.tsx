import type { Ref } from '#contract/fields';
import { sso } from '#contract/access/sso';
import { Button, ProblemNotice, useAct, useWords } from '#kit';
import { proveWords } from './prove-words.ts';

/** Proving at one of these providers that it is me: the page is left and comes back; what was typed is kept as a draft where forms do. */
export function ProveAtProvider({ providers }: { providers: readonly Ref[] }) {
  const t = useWords(proveWords);
  const prove = useAct(sso.prove);
  if (providers.length === 0) return null;
  const go = (id: string) => {
    const next = window.location.pathname + window.location.search;
    prove.send({ params: { id }, query: { next } }, ({ url }) => window.location.assign(url));
  };
  return (
    <div className="lk-stack">
      {providers.map((provider) => (
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
