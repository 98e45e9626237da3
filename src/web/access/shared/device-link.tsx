import { people } from '#contract/access/people';
import { Button, CopyText, ProblemNotice, Section, useAct, useFormat, useWords } from '#kit';
import { deviceLinkWords } from './device-link-words.ts';
import { useFreshProof } from './prove.tsx';

/** A link that makes the device trusted on which this person opens it; shown once. */
export function DeviceLink({ personId }: { personId: string }) {
  const t = useWords(deviceLinkWords);
  const { instant } = useFormat();
  const make = useAct(people.deviceLink);
  const fresh = useFreshProof();
  return (
    <Section title={t.title} hint={t.hint}>
      {make.reply ? (
        <>
          <CopyText text={make.reply.url} label={t.title} />
          <p className="lk-quiet">{t.until(instant(make.reply.expiresAt))}</p>
        </>
      ) : (
        <div>
          <Button busy={make.busy} onClick={() => fresh.send(() => make.run({ params: { id: personId } }))}>
            {t.make}
          </Button>
        </div>
      )}
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      {fresh.dialog}
    </Section>
  );
}
