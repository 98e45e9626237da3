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
  const { problem } = [change, remove, restore].find((act) => act.problem) ?? {};
  return {
    problem,
    makePrimary: ({ id, version }: Contact) =>
      void change.run({ params: { id }, version, body: { primary: true } }).catch(() => {}),
    remove: ({ id, version, name }: Contact) =>
      void remove.run({ params: { id }, version }).then(
        () =>
          toast(t.deleted(name), () => {
            void restore.run({ params: { id } }).then(
              () => toast(t.restored(name)),
              () => {},
            );
          }),
        // Shown by whoever reads `problem`.
        () => {},
      ),
  };
}
