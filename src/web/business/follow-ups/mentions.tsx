/** Naming colleagues in a follow-up, and their names where it is read. */
import { customers } from '#contract/business/customers';
import type { FollowUp } from '#contract/business/follow-ups';
import { type Binding, FieldNote, type Search, useApi, useMe, usePeople, useWords } from '#kit';
import { FileChips } from '#web/business/attachments';
import { followUpWords } from './words.ts';

/** Those of the people who see neither the customer nor what is written there, by name. */
function useBlind(customerId: string, personIds: readonly string[]): readonly string[] {
  const me = useMe();
  const others = personIds.filter((id) => id !== me?.id);
  const { data } = useApi(
    customers.seenBy,
    others.length > 0 ? { params: { id: customerId }, query: { personId: others } } : null,
  );
  return (others.length > 0 && data?.items.filter(({ sees }) => !sees).map(({ name }) => name)) || [];
}

/** Says of somebody who is to be told or to do something that they can't see the customer. */
export function CannotSee({ customerId, personIds }: { customerId: string; personIds: readonly string[] }) {
  const t = useWords(followUpWords);
  const blind = useBlind(customerId, personIds);
  return (
    <output className="lk-follow-ups-blind">{blind.length > 0 && t.cannotSee(blind.join(t.between))}</output>
  );
}

/** Naming oneself tells nobody anything. */
const useColleagues: Search = (typed, on) => {
  const me = useMe();
  const { found, loading } = usePeople(typed, on);
  return { found: found?.filter(({ id }) => id !== me?.id), loading };
};

/** What was done, in words; `@` names colleagues, who are told. */
export function ContentField(props: {
  content: Binding<string>;
  mentionIds: Binding<string[]>;
  customerId: string;
  label: string;
  placeholder?: string;
  hint?: React.ReactNode;
  rows: number;
  autoFocus?: boolean;
}) {
  const { content, mentionIds, customerId, hint, ...field } = props;
  const ids = mentionIds.value ?? [];
  return (
    <FieldNote
      bind={content}
      {...field}
      mentions={{
        search: useColleagues,
        named: ({ id }) => mentionIds.set([...new Set([...ids, id])]),
      }}
      hint={
        <>
          {hint}
          <CannotSee customerId={customerId} personIds={ids} />
        </>
      }
    />
  );
}

/** The content with the names in it marked, as people are called by now; and the files under it. */
export function FollowUpText({ followUp }: { followUp: FollowUp }) {
  return (
    <>
      {marked(followUp)}
      <FileChips files={followUp.attachments} />
    </>
  );
}

function marked({ content, mentions }: FollowUp): React.ReactNode {
  if (mentions.length === 0) return content;
  // The longest first: 王芳 is not 王芳芳.
  const byLength = mentions.toSorted((a, b) => b.written.length - a.written.length);
  const escaped = byLength.map(({ written }) => written.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return content.split(new RegExp(`(@(?:${escaped.join('|')}))`)).map((part, i) => {
    const mention = i % 2 === 1 ? byLength.find(({ written }) => part === `@${written}`) : undefined;
    // oxlint-disable-next-line react/no-array-index-key -- parts of a text have no other name
    return mention ? (
      <span key={i} className="lk-follow-ups-named">
        @{mention.name}
      </span>
    ) : (
      part
    );
  });
}
