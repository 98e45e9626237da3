import { type Contact, contacts } from '#contract/business/contacts';
import { call, useAct, useToast, useWords } from '#kit';
import { useBinned } from '#web/business/records';
import { contactWords } from './words.ts';

/** What is done to a contact without a form: into the bin (and back), made the one to ask first. */
export function useContactActs() {
  const t = useWords(contactWords);
  const toast = useToast();
  const change = useAct(contacts.change);
  const remove = useAct(contacts.remove);
  const binned = useBinned('contact');
  const setPrimary = async (id: string, primary: boolean) => {
    const { version } = await call(contacts.get, { params: { id } });
    await change.run({ params: { id }, version, body: { primary } });
  };
  const makePrimary = async ({ id, version, name, customer }: Contact) => {
    // A customer has one to ask first: taking it back gives the place back to whoever had it.
    const query = { customerId: customer.id, primary: true, limit: 1 };
    const [former] = (await call(contacts.list, { query })).items;
    await change.run({ params: { id }, version, body: { primary: true } });
    toast(t.nowPrimary(name), () => (former ? setPrimary(former.id, true) : setPrimary(id, false)));
  };
  return {
    problem: change.problem ?? remove.problem,
    makePrimary: (contact: Contact) => void makePrimary(contact).catch(() => {}),
    remove: ({ id, version, name }: Contact) =>
      remove.send({ params: { id }, version }, () => binned(id, t.deleted(name))),
  };
}
