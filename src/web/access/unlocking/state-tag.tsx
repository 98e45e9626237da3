import type { UnlockRequest } from '#contract/access/unlocking';
import { ClockIcon, DoneIcon, ForbiddenIcon, NoneIcon, QuestionIcon, StatusTag, useWords } from '#kit';
import { unlockAnswerWords, unlockStateWords } from '#web/access/shared';

/** Where a request stands: a word, an icon and a colour. */
export function StateTag({ request }: { request: UnlockRequest }) {
  const states = useWords(unlockStateWords);
  const answers = useWords(unlockAnswerWords);
  switch (request.state) {
    case 'open':
      return (
        <StatusTag tone="challenge" icon={<ClockIcon />}>
          {states.open}
        </StatusTag>
      );
    case 'needs-information':
      return (
        <StatusTag tone="system" icon={<QuestionIcon />}>
          {states['needs-information']}
        </StatusTag>
      );
    case 'answered':
      return request.answer === 'refuse' ? (
        <StatusTag tone="closed" icon={<ForbiddenIcon />}>
          {answers.refuse}
        </StatusTag>
      ) : (
        <StatusTag tone="open" icon={<DoneIcon />}>
          {answers[request.answer ?? 'lift']}
        </StatusTag>
      );
    default:
      return (
        <StatusTag tone="neutral" icon={<NoneIcon />}>
          {states[request.state]}
        </StatusTag>
      );
  }
}
