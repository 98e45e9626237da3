/** Records as the search offers them. */
import type { Found, FoundKind } from '#contract/business/search';
import {
  ContactIcon,
  CustomerIcon,
  FollowUpIcon,
  Label,
  OpportunityIcon,
  PersonIcon,
  ProductIcon,
  stringifySearch,
  useFormat,
  useMe,
  useWords,
  wordFor,
} from '#kit';
import { followUpKindWords } from '#web/business/vocabulary';
import type { Group, Option } from './option.ts';
import { noteRecent, readRecent, type Recent } from './recent.ts';
import { finderWords } from './words.ts';

const icons: Record<FoundKind, React.ReactNode> = {
  customer: <CustomerIcon />,
  contact: <ContactIcon />,
  opportunity: <OpportunityIcon />,
  product: <ProductIcon />,
  followUp: <FollowUpIcon />,
  person: <PersonIcon />,
};

/** Where a record is shown: contacts and follow-ups with their customer, products and colleagues in their lists. */
function addressOf({ kind, id, name, customerId }: Recent, managesPeople: boolean): string {
  switch (kind) {
    case 'customer':
      return `/customers/${id}`;
    case 'opportunity':
      return `/opportunities/${id}`;
    case 'contact':
    case 'followUp':
      return `/customers/${customerId}`;
    case 'product':
      return `/products${stringifySearch({ q: name })}`;
    case 'person':
      return managesPeople
        ? `/settings/people${stringifySearch({ q: name })}`
        : `/customers${stringifySearch({ ownerId: [id] })}`;
  }
}

const digitsIn = (text: string) => text.replace(/\D/g, '');

/** What was found, in groups by kind; the group of the best comes first. */
export function useFoundGroups(items: readonly Found[], typed: string): Group[] {
  const t = useWords(finderWords);
  const kinds = useWords(followUpKindWords);
  const { money, ago } = useFormat();
  const me = useMe();
  const phoneOf = (phone: string | null) => {
    const digits = digitsIn(phone ?? '');
    if (phone === null || digits.length < 4) return phone;
    const sought = digitsIn(typed);
    return sought.length >= 3 && digits.includes(sought) ? phone : t.tail(digits.slice(-4));
  };
  const optionOf = (found: Found): Option => {
    const { kind, id, name, customer, owner, detail } = found;
    const recent = { kind, id, name, customerId: customer?.id ?? null };
    const what = kind === 'followUp' && detail !== null ? wordFor(kinds, detail) : detail;
    const known = [customer?.name, what, phoneOf(found.phone), owner?.name, found.at && ago(found.at)];
    return {
      key: id,
      icon: icons[kind],
      label: name,
      meta: known.filter(Boolean).join(' · '),
      end: (
        <>
          {found.near && <Label>{t.near}</Label>}
          {found.amount && money(found.amount, true)}
        </>
      ),
      href: addressOf(recent, me?.permissions['people.manage'] !== undefined),
      act: () => me && noteRecent(me.id, recent),
    };
  };
  const present = [...new Set(items.map(({ kind }) => kind))];
  return present.map((kind) => ({
    key: kind,
    label: t.kinds[kind],
    options: items.filter((found) => found.kind === kind).map(optionOf),
    settled: false,
  }));
}

/** What this person saw lately. */
export function useRecentGroup(): Group {
  const t = useWords(finderWords);
  const me = useMe();
  const managesPeople = me?.permissions['people.manage'] !== undefined;
  const options = (me ? readRecent(me.id) : []).map((recent) => ({
    key: recent.id,
    icon: icons[recent.kind],
    label: recent.name,
    meta: t.kinds[recent.kind],
    href: addressOf(recent, managesPeople),
    act: () => me && noteRecent(me.id, recent),
  }));
  return { key: 'recent', label: t.recent, options, settled: true };
}
