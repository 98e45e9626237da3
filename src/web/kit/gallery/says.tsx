/** What is told: notices, problems, states, and nothing at all. */
import {
  Avatar,
  AwayNotice,
  Button,
  EmptyState,
  GoneNotice,
  InfoIcon,
  Label,
  Mark,
  Notice,
  PersonName,
  ProblemNotice,
  QrCode,
  type SeenProblem,
  Skeleton,
  StatusTag,
  type Tone,
  useWords,
} from '#kit';
import { type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

const tones: Tone[] = ['open', 'challenge', 'limited', 'closed', 'system', 'neutral'];

function Notices() {
  const t = useWords(galleryWords);
  return (
    <>
      {tones.map((tone) => (
        <State key={tone} name={tone} wide>
          <Notice tone={tone} title={t.noticeTitle}>
            <p>{t.noticeText}</p>
          </Notice>
        </State>
      ))}
      <State name={t.withAction} wide>
        <Notice title={t.noticeTitle} action={<Button>{t.open}</Button>} />
      </State>
    </>
  );
}

const problems: SeenProblem[] = [
  { code: 'forbidden', status: 403 },
  { code: 'stale', status: 412 },
  { code: 'too_many_requests', status: 429, retryAfterSeconds: 30 },
  { code: 'internal', status: 500, reference: '01JQ7W3M' },
  { code: 'unreachable', status: 0 },
];

const Problems = () =>
  problems.map((problem) => (
    <State key={problem.code} name={problem.code} wide>
      <ProblemNotice problem={problem} retry={problem.code === 'forbidden' ? undefined : () => {}} />
    </State>
  ));

function Away() {
  const t = useWords(galleryWords);
  return (
    <State name={t.usual} wide>
      <AwayNotice retry={() => {}} />
    </State>
  );
}

/** Of nothing that is there: told as any other problem. */
const nowhere = { object: 'customer', id: '00000000-0000-7000-8000-000000000000' } as const;

function Gone() {
  const t = useWords(galleryWords);
  return (
    <State name={t.usual} wide>
      <GoneNotice concerns={nowhere} hint={t.noticeText} act={t.open} bringBack={() => {}} />
    </State>
  );
}

function Empty() {
  const t = useWords(galleryWords);
  return (
    <>
      <State name={t.usual}>
        <EmptyState title={t.firstCustomer} />
      </State>
      <State name={t.withAction}>
        <EmptyState
          title={t.firstCustomer}
          hint={t.firstCustomerHint}
          action={<Button kind="primary">{t.addCustomer}</Button>}
        />
      </State>
    </>
  );
}

const Skeletons = () =>
  [1, 3, 6].map((lines) => (
    <State key={lines} name={String(lines)}>
      <Skeleton lines={lines} />
    </State>
  ));

const StatusTags = () =>
  tones.map((tone) => (
    <State key={tone} name={tone}>
      <div>
        <StatusTag tone={tone} icon={<InfoIcon />}>
          {tone}
        </StatusTag>
      </div>
    </State>
  ));

function Labels() {
  const t = useWords(galleryWords);
  return (
    <State name={t.usual}>
      <div className="lk-row">
        {Object.values(t.levels).map((level) => (
          <Label key={level}>{level}</Label>
        ))}
      </div>
    </State>
  );
}

function Avatars() {
  const t = useWords(galleryWords);
  return [24, 40, 64].map((size) => (
    <State key={size} name={String(size)}>
      <Avatar name={t.people.one} size={size} />
    </State>
  ));
}

function People() {
  const t = useWords(galleryWords);
  return (
    <>
      <State name={t.usual}>
        <PersonName person={{ name: t.people.one }} />
      </State>
      <State name={t.empty}>
        <PersonName person={null} />
      </State>
    </>
  );
}

const Marks = () =>
  [24, 48].map((size) => (
    <State key={size} name={String(size)}>
      <Mark size={size} />
    </State>
  ));

function Qr() {
  const t = useWords(galleryWords);
  return (
    <State name={t.usual}>
      <QrCode text="otpauth://totp/Latchkey:lin@crm.example?secret=JBSWY3DPEHPK3PXP" label={t.name} />
    </State>
  );
}

export const says: Parts = {
  AwayNotice: Away,
  GoneNotice: Gone,
  Notice: Notices,
  ProblemNotice: Problems,
  EmptyState: Empty,
  Skeleton: Skeletons,
  StatusTag: StatusTags,
  Label: Labels,
  Avatar: Avatars,
  PersonName: People,
  Mark: Marks,
  QrCode: Qr,
};
