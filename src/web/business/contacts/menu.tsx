import type { Contact } from '#contract/business/contacts';
import {
  BinIcon,
  Button,
  ContactIcon,
  EditIcon,
  HistoryIcon,
  Menu,
  type MenuEntry,
  MoreIcon,
  useWords,
} from '#kit';
import { contactWords } from './words.ts';

/** What can be done with a contact, as far as this person may. */
export function ContactMenu(props: {
  contact: Contact;
  edit: () => void;
  makePrimary: () => void;
  remove: () => void;
  history: () => void;
}) {
  const { contact } = props;
  const t = useWords(contactWords);
  const change: MenuEntry[] = [{ key: 'edit', label: t.edit, icon: <EditIcon />, act: props.edit }];
  if (!contact.primary) {
    change.push({ key: 'primary', label: t.makePrimary, icon: <ContactIcon />, act: props.makePrimary });
  }
  return (
    <Menu
      groups={[
        contact.can.change ? change : [],
        [{ key: 'history', label: t.history, icon: <HistoryIcon />, act: props.history }],
        contact.can.delete
          ? [{ key: 'delete', label: t.delete, icon: <BinIcon />, danger: true, act: props.remove }]
          : [],
      ]}
    >
      <Button kind="text" icon={<MoreIcon />} aria-label={t.more(contact.name)} />
    </Menu>
  );
}
