import { noticeGroups, notices } from '#contract/access/notices';
import {
  Checkbox,
  kitWords,
  ProblemNotice,
  Section,
  Skeleton,
  useAct,
  useApi,
  useToast,
  useWords,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import { noticeWords } from '../words.ts';

/** Which notices are mailed to me too. What is chosen takes effect at once. */
export function NoticeWishes() {
  const t = useWords(noticeWords);
  const { data, problem, reload } = useApi(notices.preferences, {});
  const change = useAct(notices.changePreferences);
  const fresh = useFreshProof();
  const kit = useWords(kitWords);
  const toast = useToast();
  const wish = (group: (typeof noticeGroups)[number], on: boolean) =>
    change.run({ body: { mail: { [group]: on } } });
  return (
    <Section title={t.wishes} hint={data?.mailOn === false ? t.mailOff : t.wishesHint}>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      {data ? (
        <div className="lk-stack">
          {noticeGroups.map((group) => (
            <Checkbox
              key={group}
              checked={data.mail[group]}
              disabled={fresh.busy}
              hint={t.groups[group].hint}
              change={(on) =>
                fresh.send(
                  () => wish(group, on),
                  () => toast(kit.saved, () => fresh.run(() => wish(group, !on))),
                )
              }
            >
              {t.groups[group].name}
            </Checkbox>
          ))}
        </div>
      ) : (
        !problem && <Skeleton />
      )}
      {fresh.dialog}
    </Section>
  );
}
