/** Cards stand where they are put; a shuffle is no change to a deal, and nobody can aim at what they don't see. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, statuses, type House, type PersonName } from '../harness/house.ts';

let house: House;
let stages: { id: string; kind: string }[];
/** A pipeline of its own for each test: columns begin empty. */
beforeAll(async () => {
  house = await openHouse();
});
let pipelineId: string;
let count = 0;
beforeEach(async () => {
  const kinds = ['open', 'open', 'won', 'lost'];
  const made = await house.as.admin.post('/api/pipelines', {
    name: `P${(count += 1)}`,
    stages: kinds.map((kind, i) => ({ name: `${kind}${i}`, kind, probability: 10, standingStillDays: 30 })),
  });
  ({ id: pipelineId, stages } = made.body);
});

const stage = (n: number) => stages[n]?.id ?? '';
const deal = async (name: string, who: PersonName = 'sales', at = 0): Promise<{ id: string }> =>
  (await house.as[who].post('/api/opportunities', { name, pipelineId, stageId: stage(at) })).body;
/** Named so that the newest, which comes on top, is the first letter. */
const deals = async (names: string) => {
  const made: Record<string, { id: string }> = {};
  for (const name of names.split('').toReversed()) made[name] = await deal(name);
  return (name: string) => made[name]?.id ?? '';
};
const move = (id: string, body: object, who: PersonName = 'sales', version = 1) =>
  house.as[who].send('POST', `/api/opportunities/${id}/move`, body, { version });
const column = async (n = 0, who: PersonName = 'sales'): Promise<string> => {
  const { columns } = (await house.as[who].get('/api/opportunities/board', { pipelineId })).body;
  return columns[n].items.map((item: { name: string }) => item.name).join('');
};

describe('a move taken back', () => {
  const back = (id: string, version: number, body: object = {}, who: PersonName = 'sales') =>
    house.as[who].send('POST', `/api/opportunities/${id}/move-back`, body, { version });
  const read = async (id: string) => (await house.as.sales.get(`/api/opportunities/${id}`)).body;
  const own = (id: string, probability: number | null, version: number) =>
    house.as.sales.patch(`/api/opportunities/${id}`, version, { probability });

  it.each([
    ['never placed by hand', false],
    ['placed by hand', true],
  ])('stands where it stood in its column: %s', async (_, placed) => {
    const id = await deals('ABC');
    if (placed) await move(id('B'), { stageId: stage(0), after: id('C') });
    const order = await column();
    const { stageSince } = await read(id('B'));
    await move(id('B'), { stageId: stage(1) });
    expect(await column()).toBe('AC');
    expect((await back(id('B'), 2)).body).toMatchObject({ version: 3, stage: { id: stage(0) }, stageSince });
    expect(await column()).toBe(order);
    // Taken back once more it goes where it had gone.
    expect((await back(id('B'), 3)).body).toMatchObject({ version: 4, stage: { id: stage(1) } });
    expect(await column(1)).toBe('B');
  });

  it.each([
    ['its own', 33],
    ['its own, the same as that of the stage', 10],
    ['that of the stage', null],
  ])('has the estimate it had: %s', async (_, probability) => {
    const { id } = await deal('A');
    await own(id, probability, 1);
    await move(id, { stageId: stage(3), lossReason: 'price', lossNote: '太贵' }, 'sales', 2);
    const was = (await back(id, 3)).body;
    expect(was).toMatchObject({ probability: probability ?? 10, lossReason: null, closedOn: null });
    const { rows } = await house.database.pool.query('select probability from opportunities where id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ probability }]);
    // And lost again for the same reason.
    expect((await back(id, 4)).body).toMatchObject({ lossReason: 'price', lossNote: '太贵' });
  });

  it('is the move that is named, or the last; no other record’s, and not against an old version', async () => {
    const [a, b] = [await deal('A'), await deal('B')];
    await move(a.id, { stageId: stage(1) });
    const { items } = (await house.as.sales.get('/api/history', { object: 'opportunity', recordId: a.id }))
      .body;
    const changeId = items[0].id;
    await move(a.id, { stageId: stage(2), closedOn: '2026-01-02' }, 'sales', 2);
    expect((await back(a.id, 2)).body.code).toBe('stale');
    expect((await back(b.id, 1)).status).toBe(422);
    expect((await back(b.id, 1, { changeId })).status).toBe(422);
    expect((await back(a.id, 3, {}, 'other')).status).toBe(404);
    expect((await back(a.id, 3, { changeId })).body).toMatchObject({
      stage: { id: stage(0) },
      closedOn: null,
    });
    // From the history, what was moved before it was told where it stood.
    await house.database.pool.query(
      `update changes set fields = (select jsonb_agg(f) from jsonb_array_elements(fields) f where f->>'field' <> 'stood')
       where id = $1`,
      [changeId],
    );
    expect((await back(a.id, 4, { changeId })).body).toMatchObject({
      stage: { id: stage(0) },
      probability: 10,
    });
  });
});

describe('a place in a column', () => {
  it.each([
    ['under a card', { after: 'A' }, 'ADBC'],
    ['over a card', { before: 'C' }, 'ABDC'],
    ['on top', { before: 'A' }, 'DABC'],
    ['under its other neighbour, where one has gone elsewhere', { after: 'X', before: 'B' }, 'ADBC'],
    ['where it stood', { after: 'C' }, 'ABCD'],
  ])('is %s', async (_, beside: Record<string, string>, order) => {
    const id = await deals('ABCDX');
    await move(id('X'), { stageId: stage(1) });
    const named = Object.fromEntries(Object.entries(beside).map(([side, name]) => [side, id(name)]));
    const moved = await move(id('D'), { stageId: stage(0), ...named });
    expect(moved.status, moved.text).toBe(200);
    expect(await column()).toBe(order);
    expect(await column(1)).toBe('X');
  });

  it('is taken in another column too, which is a move like any other', async () => {
    const id = await deals('ABC');
    for (const name of ['B', 'C']) await move(id(name), { stageId: stage(1) });
    expect(await column(1)).toBe('CB');
    const moved = await move(id('A'), { stageId: stage(1), after: id('C') });
    expect(moved.body).toMatchObject({ version: 2, stage: { id: stage(1) } });
    expect(await column(1)).toBe('CAB');
    const lost = await move(id('A'), { stageId: stage(3), lossReason: 'price' }, 'sales', 2);
    expect(lost.status).toBe(200);
    expect((await move(id('A'), { stageId: stage(1) }, 'sales', 3)).status).toBe(200);
    // Come back without a place it is the newest.
    expect(await column(1)).toBe('ACB');
  });

  it('is no change to the deal: no version, no history, no reason asked', async () => {
    const id = await deals('AB');
    for (const name of ['B', 'A']) await move(id(name), { stageId: stage(3), lossReason: 'price' });
    const moved = await move(id('B'), { stageId: stage(3), before: id('A') }, 'sales', 2);
    expect(moved.body).toMatchObject({ version: 2, lossReason: 'price' });
    expect(await column(3)).toBe('BA');
    const history = await house.as.sales.get('/api/history', { object: 'opportunity', recordId: id('B') });
    expect(history.body.items.map(({ action }: { action: string }) => action)).toEqual(['moved', 'created']);
  });

  it('writes one row', async () => {
    const id = await deals('ABCDE');
    const versionsOfRows = async () => {
      const { rows } = await house.database.pool.query<{ id: string; xmin: string }>(
        'select id, xmin::text from opportunities where pipeline_id = $1',
        [pipelineId],
      );
      return new Map(rows.map((row) => [row.id, row.xmin]));
    };
    const before = await versionsOfRows();
    await move(id('E'), { stageId: stage(0), after: id('B') });
    const after = await versionsOfRows();
    expect([...after].filter(([row, xmin]) => before.get(row) !== xmin).map(([row]) => row)).toEqual([
      id('E'),
    ]);
  });

  it('is found among cards that one does not see, and the newest still comes on top', async () => {
    const mine = await deals('AB');
    const other = await deal('x', 'other');
    await move(other.id, { stageId: stage(0), after: mine('A') }, 'admin');
    expect(await column(0, 'admin')).toBe('AxB');
    expect(await column()).toBe('AB');
    const c = await deal('c');
    await move(c.id, { stageId: stage(0), before: mine('B') });
    expect(await column(0, 'admin')).toBe('AxcB');
    await deal('n');
    expect(await column(0, 'admin')).toBe('nAxcB');
  });

  it('goes to each of many who drop at once', async () => {
    const id = await deals('AZ');
    const cards = await Promise.all(Array.from({ length: 8 }, (_, i) => deal(`${i}`)));
    const answers = await Promise.all(
      cards.map((card) => move(card.id, { stageId: stage(0), after: id('A'), before: id('Z') })),
    );
    expect(statuses(answers)).toEqual(cards.map(() => 200));
    const { rows } = await house.database.pool.query(
      'select board_order from opportunities where pipeline_id = $1 and board_order is not null',
      [pipelineId],
    );
    expect(new Set(rows.map(({ board_order }) => board_order)).size).toBe(cards.length);
    expect(await column()).toMatch(/^A\d{8}Z$/);
    // And between any two of them there is room.
    const [first, second] = (await column()).slice(1, 3).split('');
    const [a, b] = [cards[Number(first)], cards[Number(second)]];
    const between = await deal('m');
    await move(between.id, { stageId: stage(0), after: a?.id, before: b?.id });
    expect((await column()).slice(0, 4)).toBe(`A${first}m${second}`);
  });

  it('is there between cards of the same moment, as an import makes them', async () => {
    const id = await deals('ABCD');
    await house.database.pool.query('update opportunities set stage_since = now() where pipeline_id = $1', [
      pipelineId,
    ]);
    const order = await column();
    const [first = '', second = '', third = '', last = ''] = order.split('');
    expect((await move(id(last), { stageId: stage(0), after: id(first) })).status).toBe(200);
    expect(await column()).toBe(first + last + second + third);
  });

  it('is there however often one puts something at the same place', async () => {
    const id = await deals('ABCD');
    // As if hundreds of cards had been put under A.
    await house.database.pool.query(
      `update opportunities set board_order = board_key(null, a.stage_since, a.id) || repeat('0', 600) || suffix
        from (select stage_since, id from opportunities where id = $1) a,
          (values ($1::uuid, '1'), ($2, '11')) crowded (card, suffix)
        where opportunities.id = card`,
      [id('A'), id('C')],
    );
    expect(await column()).toBe('ACBD');
    const moved = await move(id('D'), { stageId: stage(0), after: id('A') });
    expect(moved.status, moved.text).toBe(200);
    expect(await column()).toBe('ADCB');
    const { rows } = await house.database.pool.query<{ length: number }>(
      'select max(length(board_order)) as length from opportunities where pipeline_id = $1',
      [pipelineId],
    );
    expect(rows[0]?.length).toBeLessThan(60);
    await deal('n');
    expect(await column()).toBe('nADCB');
  });

  it('is not beside a card that is not there, or that one does not see', async () => {
    const id = await deals('AB');
    const hidden = await deal('x', 'other');
    await move(id('B'), { stageId: stage(1) });
    for (const beside of [
      { after: hidden.id },
      { before: hidden.id },
      { after: id('B') },
      { before: house.as.sales.id },
    ]) {
      const refused = await move(id('A'), { stageId: stage(0), ...beside });
      expect([refused.status, refused.body.errors[0].code], JSON.stringify(beside)).toEqual([422, 'unknown']);
    }
    const lost = await move(id('A'), { stageId: stage(1), after: hidden.id });
    expect(lost.status).toBe(422);
    expect(await column()).toBe('A');
  });

  it.each([
    ['junk', { after: 'x' }],
    ['nothing', { after: '' }],
    ['null', { before: null }],
    ['a list', { after: [] }],
  ])('is not named by %s', async (_, beside) => {
    const { id } = await deal('A');
    expect((await move(id, { stageId: stage(0), ...beside })).status).toBe(422);
  });

  it('is refused as any move is: not mine, not to be seen, an old version', async () => {
    const id = await deals('AB');
    const body = { stageId: stage(0), after: id('B') };
    expect((await move(id('A'), body, 'reader')).status).toBe(403);
    expect((await move(id('A'), body, 'other')).status).toBe(404);
    expect((await move(id('A'), body, 'sales', 7)).status).toBe(412);
    expect(await column()).toBe('AB');
  });
});
