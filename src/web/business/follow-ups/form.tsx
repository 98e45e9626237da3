/** Editing follow-ups. */
import { happenings } from '#contract/business/choices';
import { type FollowUp, FollowUpChange, followUps } from '#contract/business/follow-ups';
import { call, FieldChoice, FieldText, Form, SidePanel, useAct, useForm, useRight, useWords } from '#kit';
import { AttachmentsOf } from '#web/business/attachments';
import { fieldWords, useEdited } from '#web/business/records';
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
  const [edited, reload] = useEdited(followUp, () => call(followUps.get, { params: { id: followUp.id } }));
  const mayAdd = useRight('followUps.create');
  return (
    <>
      <EditForm key={edited.version} followUp={edited} reload={reload} close={close} />
      <AttachmentsOf
        object="followUp"
        record={{ id: edited.id, name: edited.customer.name }}
        mayAdd={mayAdd && edited.can.change}
      />
    </>
  );
}

function EditForm(props: { followUp: FollowUp; reload: () => void; close: () => void }) {
  const { followUp } = props;
  const { id, version, kind, at, content, outcome, nextStep, nextStepDue } = followUp;
  const words = useWords(fieldWords.followUp);
  const kinds = useWords(followUpKindWords);
  const t = useWords(followUpWords);
  const change = useAct(followUps.change);
  const form = useForm({
    schema: FollowUpChange,
    start: {
      kind,
      at,
      content,
      outcome,
      nextStep,
      nextStepDue,
      mentionIds: followUp.mentions.map((mention) => mention.id),
      contactId: followUp.contact?.id ?? null,
      opportunityId: followUp.opportunity?.id ?? null,
    },
    onlyChanges: true,
    submit: (body) => change.run({ params: { id }, version, body }),
    concerns: { object: 'followUp', id },
    reload: props.reload,
    done: props.close,
  });
  const isTask = kind === 'task';
  const parts = {
    form: form as never,
    customer: followUp.customer,
    contact: followUp.contact,
    opportunity: followUp.opportunity,
  };
  return (
    <Form form={form} columns={2} cancel={props.close}>
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
