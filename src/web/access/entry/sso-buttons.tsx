import { useEffect, useEffectEvent } from 'react';
import { access, type Challenge } from '#contract/access/sign-in';
import { sso, type SsoFault } from '#contract/access/sso';
import { addressOf, ButtonLink, call, useApi, useWords } from '#kit';
import { SsoFaultNotice } from '#web/access/shared';
import { ssoEntryWords } from './sso-words.ts';

/** A button for each provider of single sign-on, and what came of the last try; nothing where there is none. */
export function SsoButtons({ next, fault }: { next: string | undefined; fault: SsoFault | undefined }) {
  const t = useWords(ssoEntryWords);
  const providers = useApi(sso.providers, {}).data?.items ?? [];
  return (
    <>
      {fault && <SsoFaultNotice fault={fault} />}
      {providers.length > 0 && (
        <div className="lk-entry-sso">
          {providers.map(({ id, name }) => (
            <ButtonLink
              key={id}
              block
              href={addressOf(sso.start, { params: { id }, ...(next !== undefined && { query: { next } }) })}
            >
              {t.by(name)}
            </ButtonLink>
          ))}
          <div className="lk-entry-or" aria-hidden>
            {t.or}
          </div>
        </div>
      )}
    </>
  );
}

/** Goes on with a sign-in that came back from a provider and takes a second proof, or stands before a lock. */
export function useWaitingSignIn(steps: {
  goOn: (challenge: Challenge) => void;
  expired: () => void;
  orLocked: (attempt: () => Promise<void>) => Promise<void>;
}): void {
  const take = useEffectEvent(async (challenge: string) => {
    await steps
      .orLocked(async () => steps.goOn(await call(access.waitingSignIn, { body: { challenge } })))
      .catch(() => steps.expired());
  });
  useEffect(() => {
    const challenge = /^#challenge=([\w-]+)$/.exec(window.location.hash)?.[1];
    if (challenge === undefined) return;
    // Not to be found in the address of a page that somebody leaves open.
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    void take(challenge);
  }, []);
}
