import type { FollowUp } from '#contract/business/follow-ups';
import { ChatIcon, MailIcon, NoteIcon, PhoneIcon, TaskIcon, VisitIcon } from '#kit';

/** The picture of each kind; its word stands beside it. */
export const followUpIcons: Record<FollowUp['kind'], React.ReactNode> = {
  call: <PhoneIcon />,
  visit: <VisitIcon />,
  mail: <MailIcon />,
  chat: <ChatIcon />,
  note: <NoteIcon />,
  task: <TaskIcon />,
};
