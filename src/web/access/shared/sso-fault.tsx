import type { SsoFault } from '#contract/access/sso';
import { Notice, type Tone, useWords } from '#kit';
import { ssoFaultWords } from './sso-words.ts';

/** What was nobody's fault, or only takes another try. */
const mild: readonly SsoFault[] = ['cancelled', 'expired', 'other-browser', 'unverified-email', 'not-fresh'];

/** Why somebody came back from a provider without being let in. */
export function SsoFaultNotice({ fault }: { fault: SsoFault }) {
  const t = useWords(ssoFaultWords)[fault];
  const tone: Tone = mild.includes(fault) ? 'challenge' : 'closed';
  return (
    <Notice tone={tone} title={t.title}>
      <p>{t.hint}</p>
    </Notice>
  );
}
