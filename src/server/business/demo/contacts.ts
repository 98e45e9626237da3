/** The people at the customers. */
import type { Calendar } from './calendar.ts';
import { dayText } from './calendar.ts';
import type { Account } from './customers.ts';
import { personName, spell, type Name } from './naming.ts';
import { chineseLandline, chineseMobile, englishMobile, englishPhone } from './phones.ts';
import { at, type Random } from './random.ts';
import type { DemoContact } from './types.ts';
import { chineseJobs, chinesePublicJobs, englishJobs, englishPublicJobs, type Job } from './words/jobs.ts';

/** A contact and what notes call them: 王经理, Emily. */
export interface Partner {
  contact: DemoContact;
  call: string;
}

function mailName(name: Name, chinese: boolean, style: number): string {
  const [surname, given] = chinese
    ? [spell(name.surname), spell(name.given)]
    : [name.surname.toLowerCase(), name.given.toLowerCase()];
  if (chinese) return [`${surname}${given}`, `${given}.${surname}`, `${surname}.${given}`][style] ?? surname;
  return [`${given}.${surname}`, `${given.slice(0, 1)}${surname}`, `${given}`][style] ?? surname;
}

const notes = {
  zh: [
    '喜欢在微信上聊，电话少打。',
    '周三下午一般有空。',
    '原来在同行做过，懂行。',
    '爱喝茶，拜访可以带一点。',
    '说话直接，不绕弯。',
    '下半年可能升副总。',
    '孩子今年高考，六月别约。',
  ],
  en: [
    'Prefers mail over calls.',
    'Free on Wednesday afternoons.',
    'Used to work for a competitor, knows the field.',
    'Likes numbers, not slides.',
    'Direct; no small talk.',
  ],
} as const;

function createPartner(
  random: Random,
  calendar: Calendar,
  account: Account,
  ref: string,
  job: Job,
  name: Name,
  mail: string,
): Partner {
  const { customer, place, createdDay } = account;
  const chinese = !('country' in place);
  const phones = chinese ? [chineseMobile(random)] : [englishMobile(random, place)];
  if (random.chance(0.2))
    phones.push(chinese ? chineseLandline(random, place.code) : englishPhone(random, place));
  const created = calendar.later(customer.createdAt, random.int(2, 40));
  const addedDay = calendar.workday(createdDay + random.int(5, 200));
  const createdAt = job.lead > 3 || addedDay >= calendar.today ? created : calendar.instant(addedDay, random);
  const call = chinese ? (job.call === '' ? name.full : name.surname + job.call) : name.given;
  return {
    call,
    contact: {
      ref,
      customerRef: customer.ref,
      name: name.full,
      title: job.title,
      department: job.department,
      phones: random.chance(0.92) ? phones : [],
      emails: random.chance(0.82) ? [mail] : [],
      birthday: random.chance(0.18) ? dayText(random.int(-2900, 11_300)) : null,
      primary: false,
      note: random.chance(0.12) ? random.pick(notes[customer.language]) : '',
      createdAt,
      updatedAt: createdAt,
    },
  };
}

/** The customer itself, where it is a person. */
function createSelf(account: Account, ref: string, random: Random): Partner {
  const { customer } = account;
  const chinese = customer.language === 'zh';
  const first = at(customer.name.split(' '), 0);
  return {
    call: chinese ? `${customer.name.slice(0, 1)}老板` : first,
    contact: {
      ref,
      customerRef: customer.ref,
      name: customer.name,
      title: chinese ? '店主' : 'Owner',
      department: null,
      phones: customer.phones,
      emails: customer.emails,
      birthday: random.chance(0.3) ? dayText(random.int(-2900, 11_300)) : null,
      primary: true,
      note: '',
      createdAt: customer.createdAt,
      updatedAt: customer.createdAt,
    },
  };
}

const makers = new Set([
  'manufacturing',
  'electronics',
  'automotive',
  'pharmaceutical',
  'catering',
  'energy',
  'agriculture',
]);

/** How many contacts each company gets, so that all together make `count`; larger ones know more people. */
function shares(random: Random, accounts: readonly Account[], count: number): Map<string, number> {
  const companies = accounts.filter((a) => a.customer.kind === 'company');
  const found = new Map(accounts.map((a) => [a.customer.ref, 1]));
  const heavy = companies.map((a) => [a, a.size] as const);
  for (let left = count - accounts.length; left > 0;) {
    const { ref } = random.weighted(heavy).customer;
    const had = found.get(ref) ?? 1;
    if (had >= 7) continue;
    found.set(ref, had + 1);
    left--;
  }
  return found;
}

/** `count` contacts over all accounts, at least one each; by the customer's ref, the primary one first. */
export function createPartners(
  random: Random,
  calendar: Calendar,
  accounts: readonly Account[],
  count: number,
): Map<string, Partner[]> {
  const share = shares(random, accounts, count);
  let serial = 0;
  const partnersOf = (account: Account): Partner[] => {
    const { customer, isPublic, domain } = account;
    if (customer.kind === 'person') return [createSelf(account, `contact-${++serial}`, random)];
    const chinese = customer.language === 'zh';
    const everyJob = chinese
      ? isPublic
        ? chinesePublicJobs
        : chineseJobs
      : isPublic
        ? englishPublicJobs
        : englishJobs;
    const jobs = everyJob.filter((j) => isPublic || makers.has(customer.industry ?? '') || !j.makes);
    const style = random.int(0, chinese ? 2 : 1);
    const lead = random.weighted(jobs.map((j) => [j, j.lead] as const));
    const others = random.shuffle(jobs.filter((j) => j !== lead));
    const used = new Set<string>();
    return Array.from({ length: share.get(customer.ref) ?? 1 }, (_, i) => {
      let name = personName(customer.language, random);
      while (used.has(name.given) || used.has(name.surname)) name = personName(customer.language, random);
      used.add(name.given).add(name.surname);
      const job = i === 0 ? lead : at(others, (i - 1) % others.length);
      const mail = `${mailName(name, chinese, style)}@${domain}`;
      const partner = createPartner(random, calendar, account, `contact-${++serial}`, job, name, mail);
      if (i > 0) return partner;
      const { createdAt } = customer;
      return { ...partner, contact: { ...partner.contact, primary: true, createdAt, updatedAt: createdAt } };
    });
  };
  return new Map(accounts.map((account) => [account.customer.ref, partnersOf(account)]));
}
