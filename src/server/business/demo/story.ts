/** Two years with each customer: what was done when, by whom, how it came out and what is next. */
import { dayNumber, dayText, type Calendar } from './calendar.ts';
import type { Account } from './customers.ts';
import type { Partner } from './contacts.ts';
import type { Deal } from './deals.ts';
import { at, type Random } from './random.ts';
import type { DemoFollowUp, DemoStage } from './types.ts';
import { beats, type BeatName, type FollowUpKind, type Outcome } from './words/beats.ts';
import { createWriter, type Scene } from './writer.ts';

interface Moment {
  day: number;
  beat: BeatName;
  deal: Deal | null;
  byRef: string;
  caseNumber?: number;
  /** The last word on a lost deal. */
  ends?: true;
}

/** What is done in each open stage: first, then, and at last when the deal goes on to be won. */
const stageBeats: Partial<
  Record<DemoStage, { beats: [BeatName, BeatName, BeatName]; min: number; max: number }>
> = {
  contact: { beats: ['opened', 'team', 'team'], min: 1, max: 2 },
  needs: { beats: ['needs', 'needs', 'needs'], min: 2, max: 3 },
  proposal: { beats: ['offer', 'proposal', 'proposal'], min: 2, max: 4 },
  negotiation: { beats: ['haggle', 'haggle', 'contract'], min: 2, max: 4 },
};

/** What is done while a deal is in its open stages: the nearer the end, the denser. */
function dealMoments(random: Random, calendar: Calendar, deal: Deal): Moment[] {
  const { opportunity, moveDays } = deal;
  const moments: Moment[] = [];
  const byRef = opportunity.ownerRef;
  opportunity.moves.forEach(({ stage }, i) => {
    const from = at(moveDays, i);
    const words = stageBeats[stage];
    if (!words) return;
    const isLast = i === moveDays.length - 1;
    const to = isLast
      ? deal.standsStill
        ? Math.min(from + 25, calendar.today - 2)
        : calendar.today - 1
      : at(moveDays, i + 1);
    const wanted = random.int(words.min, words.max) + (deal.account.size > 1 ? 1 : 0);
    const count = Math.min(wanted, Math.max(1, Math.floor((to - from) / 2)));
    for (let k = 0; k < count; k++) {
      const day = from + Math.floor(((to - from) * (k + random.next() * 0.7)) / count);
      const isLate = k > 0 && k >= count / 2 && opportunity.stage !== 'lost';
      const usual = words.beats[k === 0 ? 0 : isLate ? 2 : 1];
      const beat = k > 0 && i > 0 && random.chance(0.1) ? 'inside' : usual;
      moments.push({ day, beat, deal, byRef });
    }
    if (isLast && deal.standsStill)
      moments.push({ day: to + random.int(3, 14), beat: 'waiting', deal, byRef });
  });
  return moments.filter(
    (m) => m.day < calendar.today && (deal.closedDay === null || m.day <= deal.closedDay),
  );
}

/** The end of a deal, and after a won one the delivery and the first trouble. */
function afterMoments(random: Random, calendar: Calendar, deal: Deal): Moment[] {
  const { closedDay, opportunity } = deal;
  if (closedDay === null) return [];
  const byRef = opportunity.ownerRef;
  if (opportunity.stage === 'lost') return [{ day: closedDay, beat: 'haggle', deal, byRef, ends: true }];
  const moments: Moment[] = [{ day: closedDay, beat: 'won', deal, byRef }];
  const delivered = closedDay + random.int(9, 24);
  moments.push({ day: delivered, beat: 'delivery', deal, byRef: 'engineer' });
  const trained = delivered + random.int(4, 15);
  moments.push({ day: trained, beat: 'training', deal, byRef: random.chance(0.7) ? 'engineer' : 'care' });
  moments.push({ day: trained + random.int(6, 9), beat: 'accept', deal, byRef: 'engineer' });
  if (random.chance(0.5)) moments.push({ day: closedDay + random.int(2, 7), beat: 'deposit', deal, byRef });
  moments.push({ day: trained + random.int(14, 40), beat: 'payment', deal, byRef });
  if (random.chance(0.6)) {
    const caseNumber = random.int(0, 9999);
    const broke = trained + random.int(15, 240);
    moments.push({ day: broke, beat: 'trouble', caseNumber, deal, byRef: 'care' });
    moments.push({
      day: broke + random.int(1, 3),
      beat: 'solved',
      caseNumber,
      deal,
      byRef: random.chance(0.75) ? 'engineer' : 'care',
    });
  }
  return moments.filter((m) => m.day < calendar.today);
}

/** Getting to know each other, and keeping in touch while no deal is on. */
function relationMoments(
  random: Random,
  calendar: Calendar,
  account: Account,
  deals: readonly Deal[],
): Moment[] {
  const byRef = account.customer.ownerRef ?? 'lead';
  const firstDeal = Math.min(...deals.map((d) => at(d.moveDays, 0)), calendar.today);
  const moments: Moment[] = [];
  const add = (day: number, beat: BeatName) => moments.push({ day, beat, deal: null, byRef });
  add(account.createdDay, 'intro');
  let day = account.createdDay + random.int(3, 8);
  for (const beat of ['explore', 'material', 'explore'] as const) {
    if (day < firstDeal && random.chance(0.8)) add(day, beat);
    day += random.int(4, 16);
  }
  const busy = (d: number) =>
    deals.some((x) => d > at(x.moveDays, 0) - 6 && d < (x.closedDay ?? calendar.today) + 40);
  const bought = (d: number) => deals.some((x) => x.opportunity.stage === 'won' && (x.closedDay ?? d) < d);
  const important = account.size > 1 || account.customer.level === 'A';
  const quietFrom = random.chance(deals.some((d) => d.closedDay === null) ? 0 : 0.25)
    ? random.int(day, calendar.today)
    : calendar.today;
  for (day += random.int(15, 40); day < quietFrom; day += important ? random.int(24, 60) : random.int(35, 95))
    if (!busy(day)) add(day, bought(day) ? 'care' : 'nurture');
  return moments.filter((m) => m.day < calendar.today);
}

const moneyPeople = /财务|出纳|会计|Account|Financ|Bursar/;
function partnersFor(random: Random, moment: Moment, instant: string, partners: readonly Partner[]) {
  const known = partners.filter((p) => p.contact.createdAt <= instant);
  const first = known.find((p) => p.contact.primary) ?? at(partners, 0);
  const payer =
    moment.beat === 'payment' ? known.find((p) => moneyPeople.test(p.contact.title ?? '')) : undefined;
  const others = known.filter((p) => p !== first && !moneyPeople.test(p.contact.title ?? ''));
  const talk =
    payer ?? (others.length > 0 && !moment.ends && random.chance(0.24) ? random.pick(others) : first);
  const rest = [first, ...others].filter((p) => p !== talk);
  return { talk, colleague: rest.length > 0 ? random.pick(rest).call : null };
}

function manner(random: Random, moment: Moment, account: Account): { kind: FollowUpKind; outcome: Outcome } {
  if (moment.ends)
    return {
      kind: random.weighted([
        ['call', 5],
        ['mail', 2],
        ['visit', 1],
      ]),
      outcome: 'not-interested',
    };
  const { kinds, outcomes } = beats[moment.beat];
  const outcome: Outcome = random.weighted<Outcome>(outcomes);
  if (outcome === 'not-reached') return { kind: 'call', outcome };
  const kind = random.weighted<FollowUpKind>(kinds);
  const isFar = 'country' in account.place && !['engineer', 'care'].includes(moment.byRef);
  return { kind: isFar && kind === 'visit' && random.chance(0.7) ? 'call' : kind, outcome };
}

const nextStepChance: Partial<Record<BeatName, number>> = {
  nurture: 0.5,
  care: 0.45,
  payment: 0.5,
  solved: 0.4,
  training: 0.6,
  inside: 0.5,
};

/** Says when each next step was due and when it was done; the last one of a living thread may still be open. */
function settleNextSteps(
  random: Random,
  calendar: Calendar,
  all: DemoFollowUp[],
  isAlive: boolean,
  openDue: () => number,
) {
  all.forEach((followUp, i) => {
    if (followUp.nextStep === null) return;
    const day = dayNumber(followUp.at.slice(0, 10));
    const due = calendar.workdaysAfter(day, random.int(2, 9));
    const later = all[i + 1];
    if (!later) {
      followUp.nextStepDue = dayText(isAlive ? Math.max(openDue(), day + 1) : due);
      if (!isAlive) followUp.nextStepDoneAt = calendar.instant(Math.min(due, calendar.today), random);
    } else {
      followUp.nextStepDue = dayText(due);
      const soon = dayNumber(later.at.slice(0, 10)) <= due + 4;
      followUp.nextStepDoneAt = soon ? later.at : calendar.instant(Math.min(due, calendar.today), random);
    }
    if (followUp.nextStepDoneAt !== null && followUp.nextStepDoneAt < followUp.createdAt)
      followUp.nextStepDoneAt = calendar.later(followUp.createdAt, 30);
    followUp.updatedAt = followUp.nextStepDoneAt ?? followUp.createdAt;
  });
}

/** Open next steps come due in turn: some overdue, some today, most in the days to come. */
function createDues(random: Random, calendar: Calendar): () => number {
  let turn = 0;
  return () => {
    const { today } = calendar;
    const n = turn++ % 8;
    if (n === 0 || n === 5) return today - random.int(1, 9);
    if (n === 3) return today;
    return calendar.workday(today + random.int(1, n < 5 ? 5 : 18));
  };
}

export function createFollowUps(
  random: Random,
  calendar: Calendar,
  accounts: readonly Account[],
  partners: ReadonlyMap<string, readonly Partner[]>,
  deals: readonly Deal[],
): DemoFollowUp[] {
  const write = createWriter(random.fork('words'));
  const openDue = createDues(random, calendar);
  let serial = 0;
  const storyOf = (account: Account): DemoFollowUp[] => {
    const { customer } = account;
    if (customer.ownerRef === null) return [];
    const own = deals.filter((d) => d.account === account);
    const moments = [
      ...relationMoments(random, calendar, account, own),
      ...own.flatMap((d) => [...dealMoments(random, calendar, d), ...afterMoments(random, calendar, d)]),
    ]
      .map((m, i) => ({ ...m, i, day: calendar.workday(m.day) }))
      .filter((m) => m.day < calendar.today)
      .toSorted((a, b) => a.day - b.day || a.i - b.i);
    let before = customer.createdAt;
    const told = moments.map((moment): DemoFollowUp => {
      const wished = calendar.instant(moment.day, random);
      const instant = wished > before ? wished : calendar.later(before, random.int(20, 90));
      before = instant;
      const { talk, colleague } = partnersFor(random, moment, instant, partners.get(customer.ref) ?? []);
      const { kind, outcome } = manner(random, moment, account);
      const withNextStep = !moment.ends && random.chance(nextStepChance[moment.beat] ?? 0.8);
      const scene: Scene = {
        account,
        deal: moment.deal,
        beat: moment.beat,
        kind,
        outcome,
        contact: talk.call,
        contactTitle: talk.contact.title ?? '',
        colleague,
        withNextStep,
        caseNumber: moment.caseNumber ?? 0,
      };
      const { content, nextStep } = write(scene);
      const createdAt = calendar.later(instant, random.int(3, 95));
      return {
        ref: `follow-up-${++serial}`,
        customerRef: customer.ref,
        contactRef: kind === 'note' ? null : talk.contact.ref,
        opportunityRef: moment.deal?.opportunity.ref ?? null,
        ownerRef: moment.byRef,
        kind,
        at: instant,
        content,
        outcome,
        nextStep,
        nextStepDue: null,
        nextStepDoneAt: null,
        createdAt,
        updatedAt: createdAt,
      };
    });
    const last = moments.at(-1);
    const isAlive =
      last !== undefined && (own.some((d) => d.closedDay === null) || last.day > calendar.today - 35);
    settleNextSteps(random, calendar, told, isAlive, openDue);
    return told;
  };
  return accounts.flatMap(storyOf);
}
