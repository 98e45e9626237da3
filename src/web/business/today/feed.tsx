/** My next steps in my own calendar: an address to subscribe to. */
import { useState } from 'react';
import { calendar } from '#contract/business/calendar';
import {
  Button,
  CalendarIcon,
  CopyText,
  Notice,
  ProblemNotice,
  SidePanel,
  Skeleton,
  useAct,
  useApi,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import { feedWords } from './words.ts';

export function CalendarFeed() {
  const t = useWords(feedWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<CalendarIcon />} onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      <SidePanel open={open} title={t.title} close={() => setOpen(false)}>
        <Feed />
      </SidePanel>
    </>
  );
}

function Feed() {
  const t = useWords(feedWords);
  const { instant } = useFormat();
  const toast = useToast();
  const { data, problem, reload } = useApi(calendar.get, {});
  const make = useAct(calendar.make);
  const revoke = useAct(calendar.revoke);
  const fresh = useFreshProof();
  const [url, setUrl] = useState<string>();
  const fault = problem ?? fresh.problem ?? revoke.problem;
  const end = () =>
    revoke.send({}, () => {
      setUrl(undefined);
      toast(t.ended);
    });
  return (
    <div className="lk-stack">
      <p>{t.what}</p>
      {fault && <ProblemNotice problem={fault} {...(problem && { retry: reload })} />}
      {!data && !problem && <Skeleton />}
      {url !== undefined && (
        <Notice tone="open" title={t.made}>
          <p>{t.madeHint}</p>
          <CopyText text={url} label={t.address} />
        </Notice>
      )}
      {data && data.madeAt !== null && url === undefined && (
        <p className="lk-quiet">{t.since(instant(data.madeAt))}</p>
      )}
      {data && (
        <div className="lk-row">
          <Button
            kind={data.madeAt === null ? 'primary' : 'plain'}
            busy={fresh.busy}
            onClick={() =>
              fresh.send(
                () => make.run({}),
                (made) => setUrl(made.url),
              )
            }
          >
            {data.madeAt === null ? t.make : t.makeAnew}
          </Button>
          {data.madeAt !== null && (
            <Button danger busy={revoke.busy} onClick={end}>
              {t.end}
            </Button>
          )}
        </div>
      )}
      {fresh.dialog}
    </div>
  );
}
