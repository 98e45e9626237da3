import type { Who } from '#contract/access/rehearsal';
import { useLocale, useMe, useWords } from '#kit';
import { policyWords } from './words.ts';

/** A number of people that unfolds into their names. */
export function Names({ who, text }: { who: Who; text: string }) {
  if (who.count === 0) return <>{text}</>;
  return (
    <details>
      <summary>{text}</summary>
      <p className="lk-quiet">
        <NameList who={who} />
      </p>
    </details>
  );
}

/** The names themselves; whoever reads is told that they are among them. */
export function NameList({ who }: { who: Who }) {
  const t = useWords(policyWords);
  const locale = useLocale();
  const me = useMe();
  const names = who.people.map(({ id, name }) => (id === me?.id ? `${name}${t.you}` : name));
  const list = names.join(locale === 'en' ? ', ' : '、');
  return <>{who.count > names.length ? `${list} ${t.andMore(who.count)}` : list}</>;
}
