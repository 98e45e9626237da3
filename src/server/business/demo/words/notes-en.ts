/** What gets written down in English. The opener ends in a colon, the sentence after it stands by itself. */
import type { Notes } from './beats.ts';

export const notesEn: Notes = {
  openers: {
    call: [
      'Called {c}: ',
      'Call with {c}: ',
      'Spoke to {c}. ',
      'Phoned {c}. ',
      'Quick call with {c}: ',
      'Video call with {c}. ',
    ],
    visit: [
      'Met {c} on site. ',
      'Visited {c} in {city}. ',
      'On site with {c} and {c2}. ',
      'Meeting at their office with {c}. ',
    ],
    mail: ['Mailed {c}: ', 'Mail to {c}, copy to {c2}: ', 'Wrote to {c}. '],
    chat: ['Message from {c}: ', 'Texted with {c}. ', 'Short chat with {c}. '],
    note: [''],
  },
  missed: [
    'No answer from {c}, left a voicemail.',
    'Tried {c} twice, went to voicemail both times. Sent a short text.',
    '{c} is travelling until Thursday according to reception.',
    '{c} had to cut it short for a meeting, will call back.',
    'Line busy all afternoon; sent a mail instead.',
    '{c} missed our slot, pulled onto the floor.',
    'Out of office: {c} is on leave this week.',
  ],
  missedNext: [
    'Try {c} again',
    'Call {c} in the morning',
    'Ask {c2} for a good time',
    'Send {c} two slots to choose from',
  ],
  beats: {
    intro: {
      said: {
        reached: [
          'introduced us; asked for something in writing first.',
          'friendly, nothing planned at the moment, happy to stay in touch.',
          'confirmed {c} owns the warehouse side, purchasing comes in later.',
          'asked for references in the same trade before saying much.',
          'short talk; everything is manual today and they want to see what is out there.',
        ],
        interested: [
          'good timing: {pain}.',
          'they brought it up themselves: {pain}. Wants to talk properly.',
          'has seen {p} at another company and asked for a ball-park price.',
          'main wish is {want}. Open to a longer meeting.',
        ],
        'not-interested': [
          'equipment was replaced last year, nothing for now.',
          'happy with the current supplier.',
          'too small for this, in their own words. Maybe later.',
        ],
      },
      more: ['Came in through {source}.', 'Best reached after ten.', 'Straightforward to talk to.'],
      next: [
        'Send the company overview to {c}',
        'Set up a first meeting',
        'Send the {p} data sheet',
        'Check whether {c} has read the material',
      ],
    },
    explore: {
      said: {
        interested: [
          'went through how they work: {pain}. What they want is {want}.',
          'no project yet, but {pain} and {c} wants to take it to the board.',
          'the goal is clear: {want}. Budget not discussed.',
          'asked whether we have done it before; told them about two similar sites.',
        ],
        reached: [
          'collected the facts: a dozen people on two shifts, temps in peak.',
          'spreadsheets only, one IT person for everything.',
          'mostly fishing for prices; gave a range.',
          'decision path: {c} proposes, IT reviews, the MD signs.',
          'waiting for this year’s priorities to be set.',
        ],
      },
      more: [
        '{c2} joined and asked about interfaces.',
        'Does not like to be chased.',
        'They have a competitor’s calendar on the wall.',
      ],
      next: [
        'Write up the needs and send to {c}',
        'Arrange a demo',
        'Prepare a reference case',
        'Ask when the budget round is',
      ],
    },
    material: {
      said: {
        none: [
          'sent the {p} brochure and two cases from their trade.',
          'answered the open questions one by one.',
          'link to the video of the reference site.',
          'company profile and certificates attached.',
        ],
        interested: [
          'replied the same day, would like to see the reference site.',
          'passed on to IT, who ask about the ERP interface.',
          'wants a short outline for {want}.',
        ],
      },
      next: ['Ask {c} for feedback', 'Offer dates for a site visit', 'Prepare the interface notes'],
    },
    nurture: {
      said: {
        reached: [
          'just checking in; business is steady, no changes in the warehouse.',
          'spending is on hold this year, look at it again next year.',
          'the new site has not been decided yet.',
          'busy moving a production line, talk after that.',
          'mentioned the new {p}; noted for later.',
          'new management, {c} wants to let them settle in first.',
          'still the same trouble ({pain}), living with it for now.',
          'all effort goes into sales this year, nothing for the warehouse.',
          'hired a new warehouse lead, wants us back once they have settled in.',
          'a neighbour put in a system and they are curious how it goes.',
          'good chat, no news on the project.',
          'planning next year now, will try to get the warehouse in.',
          'short of people on the floor, but not yet thinking of equipment.',
          'peak season, no time to talk; asked for a call in a month.',
          'wants to stay on the list for product news.',
        ],
        interested: [
          'asked what {p} costs these days, something is moving.',
          'new site opens next quarter and equipment is part of it.',
          'the budget request is in, asked us to get ready.',
        ],
        'not-interested': [
          'not this year, will call us when it changes.',
          'went with a simple tool from somebody else for now.',
        ],
      },
      next: [
        'Check in again next month',
        'Send the product news',
        'Invite {c} to the next open day',
        'Follow the new site',
      ],
    },
    opened: {
      said: {
        interested: [
          '“{deal}” is on the table now because {pain}. {c} leads it.',
          'they want to go ahead with “{deal}” and will look at two or three vendors.',
          'project confirmed; scope for now {qty}.',
          'this time it has to be solved: {pain}.',
          'asked us in for “{deal}”; the worst of it is that {pain}.',
        ],
        reached: [
          '“{deal}” made it into this year’s plan, no team yet.',
          'early days for “{deal}”, wants a rough idea of the price.',
        ],
      },
      more: ['{c} is on our side.', 'Small start, a second phase is likely.'],
      next: [
        'Arrange a site survey',
        'Confirm the scope with {c}',
        'Get a demo unit ready',
        'Find out budget and dates',
      ],
    },
    team: {
      said: {
        reached: [
          'project team: {c}, IT, purchasing later.',
          'wants a decision before the end of {quarter}.',
          'no number for the budget yet, “if it makes sense we do it”.',
          '{rival} is also talking to them.',
          'date for the survey is fixed.',
        ],
        interested: [
          'in a hurry, wants us on site soon.',
          'sent the floor plan and three months of volumes.',
        ],
      },
      more: ['{rival} is in as well.', 'Has used similar equipment before.'],
      next: ['Get IT to the table', 'Arrange a site survey', 'Clarify the budget'],
    },
    needs: {
      said: {
        interested: [
          '{trial}. {c} liked what they saw.',
          'went through the list; the core is {want}, the rest can wait.',
          '{trial}. Many practical questions from {c2}.',
          'quantity is about {qty}, to be checked with the floor.',
        ],
        agreed: [
          'requirements signed off, we can quote on that basis.',
          'named the interface contact, fields next week.',
          'phase one covers the urgent part, the rest is phase two.',
          'minutes of the survey confirmed without changes.',
          '{trial}; result accepted, next step is the offer.',
          'agreed to a two-week trial.',
        ],
        problem: [
          '{trial}, but IT worries about the old ERP.',
          'Wi-Fi on site is poor and they don’t want to pay for it.',
          'two extra wishes that are not standard, need to check.',
        ],
      },
      more: [
        '{rival} was there last week.',
        'Photos are in the project folder.',
        'Needs an engineer for the next visit.',
      ],
      next: [
        'Send the requirements for confirmation',
        'Draft the proposal',
        'Ship a demo unit to {c}',
        'Go through interfaces with IT',
        'Ask how the trial is going',
      ],
    },
    offer: {
      said: {
        interested: [
          'offer sent, {qty} plus implementation, {money} in all; about what they expected.',
          'walked through the proposal at {money}; wants the roll-out plan in more detail.',
          'no comment on the price of {money}, questions about lead time and support.',
          'presented {qty} for {money}; {c2} liked the interface part.',
        ],
        reached: [
          'offer of {money} is in, will go through it with purchasing.',
          '{money} needs board approval, answer in a week.',
        ],
      },
      more: ['Offer valid for thirty days.', 'Two training days are included.'],
      next: ['Ask {c} what they think of the offer', 'Follow up on the review', 'Prepare answers for IT'],
    },
    proposal: {
      said: {
        interested: [
          'second version at {money} without the modules they don’t need.',
          'technical review went well.',
          'asked to bring the MD to the reference site.',
          'we are ahead on the technical score, says {c}.',
        ],
        reached: [
          'still waiting for {rival}’s offer.',
          'asked whether payment can be split in two.',
          'review moved to next week, MD is away.',
          'finance is checking the figures.',
          'purchasing needs three bids and our certificates.',
        ],
        problem: [
          '{rival} came in about ten per cent lower.',
          'implementation looks expensive to them, want to load data themselves.',
          'IT wants everything on their own servers, the offer must change.',
        ],
      },
      more: ['Service will decide it, says {c}.', 'They ask for a two-year warranty.'],
      next: [
        'Send version two',
        'Follow up on the review',
        'Prepare answers for IT',
        'Get {c} and the MD on a call',
      ],
    },
    haggle: {
      said: {
        reached: [
          'purchasing wants another five per cent off {money}; I will come back to them.',
          'used {rival}’s price against us; talked about support and loan units.',
          'went through the terms, they want response times written in.',
          'good meeting with purchasing, only the price is left.',
        ],
        agreed: [
          'close to {money} with two days of training on us.',
          'payment terms agreed: 40 on order, 50 on acceptance, 10 later.',
          'delivery date accepted, price to be settled.',
        ],
        problem: [
          'MD asks for another ten per cent.',
          'new buyer wants to compare prices again.',
          'they want three months’ trial before paying anything.',
        ],
      },
      more: [
        'Three per cent is the most we can still give.',
        '{rival} dropped the price once more, we hear.',
      ],
      next: ['Get approval for the discount', 'Meet purchasing', 'Send the revised terms'],
    },
    contract: {
      said: {
        agreed: [
          'legal is done, contract goes to signature.',
          'verbal go-ahead, purchasing is raising the order.',
          'final contract at {money}, no more changes.',
          'delivery three weeks after signature, agreed.',
        ],
        reached: [
          'contract is with legal, two clauses changed.',
          'only the MD’s signature is missing, expected this week.',
          'legal asked how acceptance is defined, sent the annex.',
        ],
      },
      more: ['Asked us to reserve the goods already.'],
      next: ['Chase the signature', 'Send the revised contract', 'Confirm delivery dates with {c}'],
    },
    waiting: {
      said: {
        reached: [
          'still waiting for approval, asked us to be patient.',
          'approval is stuck at head office.',
          'audit comes first, project on hold for now.',
          'same answer as last time.',
        ],
        problem: [
          'results are poor and spending was stopped.',
          '{c} is changing jobs, no successor named.',
          'operations are for it, finance against.',
        ],
      },
      next: ['Ask about the approval in two weeks', 'Sound out {c2}', 'Try again at the start of the month'],
    },
    inside: {
      said: {
        none: [
          'Went through the offer internally; at {money} the margin is fine, no fewer service days.',
          'Interface work estimated at six days.',
          'Deal review: {c} supports us, purchasing neutral, the MD decides.',
          'Stock checked, {p} available, three weeks is safe.',
        ],
      },
      next: [
        'Fix the final price by Friday',
        'Confirm the schedule with engineering',
        'Ask for price approval',
      ],
    },
    won: {
      said: {
        agreed: [
          'contract signed: {qty} with implementation, {money}.',
          'purchase order received for “{deal}”, {money}. The trial convinced them.',
          'signed copy came back, {money}, kick-off next week.',
          'they chose us over {rival} at {money}, because of support.',
        ],
      },
      next: [
        'Plan the kick-off',
        'Place the order with our warehouse',
        'Hand over to delivery',
        'Watch for the first payment',
      ],
    },
    delivery: {
      said: {
        agreed: [
          'everything arrived and was counted, nothing missing.',
          '{qty} unpacked and running.',
          'half of the installation done, rest tomorrow.',
          'master data loaded, {c2} was a great help.',
        ],
        problem: [
          'one box of accessories missing, sent after.',
          'cabling not ready, installation moves by three days.',
          'two units dead on arrival, swapped.',
        ],
      },
      next: ['Send the missing parts', 'Plan the training', 'Confirm the go-live date'],
    },
    training: {
      said: {
        agreed: [
          'trained both shifts, they picked it up quickly.',
          'live since this morning, everything went out, {c} is pleased.',
          'training and go-live on one day, small things fixed on the spot.',
          'two groups trained, {c2} can change templates now.',
        ],
        problem: [
          'some skipped scans on day one, stock was off; extra training done.',
          'the old hands struggle, staying two more days.',
        ],
      },
      next: ['Check in after one week', 'Add one more training session', 'Prepare the acceptance form'],
    },
    accept: {
      said: {
        agreed: [
          'acceptance signed with two small wishes.',
          'one week in, and {want}: mostly there.',
          'figures look right, {c} accepts.',
        ],
        problem: [
          'acceptance waits for one report, engineering is on it.',
          'wants two more weeks before signing acceptance.',
        ],
      },
      next: ['Get the acceptance signed', 'Hand over to service'],
    },
    deposit: {
      said: {
        agreed: [
          'deposit is in, goods reserved.',
          'deposit goes out with Friday’s payment run.',
          'invoice details checked, deposit invoice sent.',
        ],
      },
      next: ['Watch for the deposit', 'Place the order with our warehouse'],
    },
    payment: {
      said: {
        agreed: [
          'invoice approved, payment next week.',
          'final payment received.',
          'statement checked, figures match.',
          'invoice is in this month’s payment run.',
        ],
        problem: [
          'payment slips by a month, cash is tight.',
          'wrong name on the invoice, reissued.',
          'PO number missing, invoice must be sent again.',
        ],
      },
      next: ['Watch for the payment', 'Send the corrected invoice', 'Remind accounts at month-end'],
    },
    trouble: {
      said: { problem: [] },
      next: [
        'Send an engineer',
        'Fix remotely and call {c} back',
        'Check the logs',
        'Answer before end of day',
      ],
    },
    solved: { said: { agreed: [] }, next: ['Call {c} in three days', 'Write it into the knowledge base'] },
    care: {
      said: {
        reached: [
          'running well, nothing open.',
          'quarterly review; {want} is normal for them by now.',
          'routine check, firmware updated.',
          'happy overall, would like a faster hotline.',
          'checked the care plan’s end date with {c}.',
          'went through the units before peak, spares fine.',
          'mis-ships are down by more than half since go-live.',
          'many new people; will repeat the training on the next visit.',
          'volumes are up a fifth, equipment still copes.',
          'introduced us to the new shift lead.',
        ],
        interested: [
          'phase two came up, asked for ideas.',
          'their sister company wants the same.',
          'asked for a price on more {p}.',
          'willing to be a reference site.',
        ],
        problem: [
          'occasional delays reported, engineer to look at it.',
          'not pleased with the last response time; promised regular checks.',
        ],
      },
      next: [
        'Review again next quarter',
        'Send ideas for phase two',
        'Remind a month before renewal',
        'Quote the additional units',
      ],
    },
  },
  cases: [
    {
      trouble: 'three handhelds lost the Wi-Fi, floor is waiting.',
      solved: 'the Wi-Fi password had been changed; set up again, {c} confirmed.',
    },
    {
      trouble: 'last night’s data did not sync, the early shift is off.',
      solved: 'data caught up and stock matches, cause explained to {c}.',
    },
    {
      trouble: 'printer drifts by two millimetres, new media did not help.',
      solved: 'sensor cleaned and settings corrected, fifty test labels fine.',
    },
    {
      trouble: 'report fails since the update and holds up shipping.',
      solved: 'patch is in, {c} ran three reports without trouble.',
    },
    {
      trouble: 'batteries drain too fast, asks for new ones.',
      solved: 'eight batteries replaced, the others checked.',
    },
    {
      trouble: 'waited ten minutes on the hotline; apologised. One unit does not start.',
      solved: 'loan unit in place, faulty one on its way to us.',
    },
    {
      trouble: 'a new colleague deleted some locations, can we get them back?',
      solved: 'locations restored from the backup, rights tightened.',
    },
  ],
  lost: {
    price: {
      said: [
        'decision is out: lost on price, {rival} was more than ten per cent below us.',
        'purchasing went for the lowest bid; {money} was not enough.',
      ],
      short: ['{rival} more than ten per cent lower', 'lowest bid won'],
    },
    competitor: {
      said: [
        'they chose {rival}, there is a group contract and we came in late.',
        'lost to {rival}, who have a team nearby.',
      ],
      short: ['{rival} has a group contract', '{rival} has local support'],
    },
    product: {
      said: [
        'the test on their metal parts failed, they drop us.',
        'they insist on deep changes for the old ERP; we stepped back.',
      ],
      short: ['read rate on metal too low', 'needs custom ERP work'],
    },
    timing: {
      said: [
        'the new site slips to next year and the project with it.',
        'ERP first, warehouse later. Closing this one.',
      ],
      short: ['new site delayed', 'ERP project comes first'],
    },
    'no-budget': {
      said: [
        'budget was not approved, {c} will try again next year.',
        'head office cut the IT budget, project is dead.',
      ],
      short: ['budget not approved', 'IT budget cut'],
    },
    'no-decision': {
      said: [
        'months without a decision, they leave it for now.',
        'new MD stopped everything that was not signed.',
      ],
      short: ['nobody decided', 'stopped by new management'],
    },
    'no-contact': {
      said: [
        'three weeks without any reaction from {c}; closing for now.',
        'last attempt, no reaction. Closing.',
      ],
      short: ['no reaction for three weeks', 'no reaction any more'],
    },
    other: {
      said: ['merger talks, all purchases are frozen.', 'warehouse gets outsourced, no equipment needed.'],
      short: ['merger, purchases frozen', 'warehouse outsourced'],
    },
  },
};
