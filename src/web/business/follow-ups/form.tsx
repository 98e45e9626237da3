/** Editing follow-ups. */
import { happenings } from '#contract/business/choices';
import type { FollowUp } from '#contract/business/follow-ups';
import { FieldChoice, FieldText, Form, SidePanel, useRight, useWords } from '#kit';
import { AttachmentsOf } from '#web/business/attachments';
import { fieldWords, useEditing } from '#web/business/records';
import { followUpKindWords } from '#web/business/vocabulary';
import { About, Details, Due } from './details.tsx';
import { ContentField } from './mentions.tsx';
import { followUpWords } from './words.ts';
import './follow-ups.css';

export function EditFollowUpPanel({
  followUp,
  close,
}: {
  followUp: FollowUp | undefined;
  close: () => void;
}) {
  const t = useWords(followUpWords);
  return (
    <SidePanel
      open={followUp !== undefined}
      title={followUp ? `${t.editing} · ${followUp.customer.name}` : ''}
      close={close}
      width="wide"
    >
      {followUp && <EditFollowUp key={followUp.id} followUp={followUp} close={close} />}
    </SidePanel>
  );
}

function EditFollowUp({ followUp, close }: { followUp: FollowUp; close: () => void }) {
  const mayAdd = useRight('followUps.create');
  return (
    <>
      <EditForm followUp={followUp} close={close} />
      <AttachmentsOf
        object="followUp"
        record={{ id: followUp.id, name: followUp.customer.name }}
        mayAdd={mayAdd && followUp.can.change}
      />
    </>
  );
}

function EditForm({ followUp, close }: { followUp: FollowUp; close: () => void }) {
  const words = useWords(fieldWords.followUp);
  const kinds = useWords(followUpKindWords);
  const t = useWords(followUpWords);
  const form = useEditing('followUp', followUp, { done: close });
  const isTask = followUp.kind === 'task';
  const parts = {
    form: form as never,
    customer: followUp.customer,
    contact: followUp.contact,
    opportunity: followUp.opportunity,
  };
  return (
    <Form form={form} columns={2} cancel={close}>
      {isTask ? (
        <>
          <div className="lk-form-wide">
            <FieldText bind={form.at('nextStep')} label={t.what} autoFocus />
          </div>
          <div className="lk-form-wide">
            <Due bind={form.at('nextStepDue')} />
          </div>
        </>
      ) : (
        <div className="lk-form-wide">
          <FieldChoice bind={form.at('kind')} label={words.kind} options={happenings} words={kinds} />
        </div>
      )}
      <ContentField
        content={form.at('content')}
        mentionIds={form.at('mentionIds')}
        customerId={followUp.customer.id}
        label={isTask ? t.details : words.content}
        rows={4}
        autoFocus={!isTask}
      />
      {isTask ? <About {...parts} /> : <Details {...parts} />}
    </Form>
  );
}
