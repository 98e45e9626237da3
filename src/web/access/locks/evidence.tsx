import type { Lock } from '#contract/access/locks';
import { Fact, FactList, Section, useFormat, useWords, wordFor } from '#kit';
import { laneWords } from '#web/access/shared';
import { evidenceWords } from './words.ts';

/** What the system saw, as facts that a person reads. What has no words here isn't shown. */
export function Evidence({ lock }: { lock: Lock }) {
  const t = useWords(evidenceWords);
  const lanes = useWords(laneWords);
  const { number, place } = useFormat();
  const seen = lock.evidence;
  const text = (name: string) => (typeof seen[name] === 'string' ? seen[name] : undefined);
  const count = (name: string) => (typeof seen[name] === 'number' ? number(seen[name]) : undefined);
  const worded = (name: string, words: object) => {
    const code = text(name);
    return code === undefined ? undefined : wordFor(words, code);
  };
  const refused = seen['refused'];
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t.network, text('network')],
    [t.place, place(text('place')) || undefined],
    [t.address, text('address')],
    [t.device, text('device')],
    [t.userAgent, text('userAgent')],
    [t.lane, worded('lane', lanes)],
    [t.factor, worded('factor', t.factors)],
    [t.refused, typeof refused === 'number' ? t.times(refused) : undefined],
    [t.why, worded('why', t.whys)],
    [t.names, count('names')],
    [t.probes, count('probes')],
    [t.what, worded('what', t.doings)],
    [t.thisHour, count('thisHour')],
    [t.busiestHour, count('busiestHour')],
    [t.generation, count('generation')],
    [t.oldest, count('oldest')],
  ];
  const known = facts.filter(([, value]) => value !== undefined);
  // A person locked it: they gave their reason.
  if (known.length === 0) return null;
  return (
    <Section title={t.title}>
      <FactList>
        {known.map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
      </FactList>
    </Section>
  );
}
