import { type Contact, contacts } from '#contract/business/contacts';
import { useAct, useToast, useWords } from '#kit';
import { contactWords } from './words.ts';

/** What is done to a contact without a form: into the bin (and back), made the one to ask first. */
export function useContactActs() {
  const t = useWords(contactWords);
  const toast = useToast();
  const change = useAct(contacts.change);
  const remove = useAct(contacts.remove);
  const restore = useAct(contacts.restore);
  return {
    problem: change.problem ?? remove.problem,
    makePrimary: ({ id, version }: Contact) =>
      change.send({ params: { id }, version, body: { primary: true } }),
    remove: ({ id, version, name }: Contact) =>
      remove.send({ params: { id }, version }, () =>
        toast(t.deleted(name), () => restore.run({ params: { id } })),
      ),
  };
}
