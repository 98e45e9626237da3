import { describe, expect, it } from 'vitest';
import { type Stage, stageMeant } from './stages.ts';

const pipeline = (names: string[]): Stage[] =>
  names.map((name, i) => ({
    id: String(i),
    name,
    kind: i === names.length - 2 ? 'won' : i === names.length - 1 ? 'lost' : 'open',
    pipelineId: 'p',
    isDefault: true,
  }));
const chinese = pipeline(['初步接触', '需求确认', '方案报价', '商务谈判', '赢单', '输单']);
const own = pipeline(['Erstkontakt', 'Angebot', 'Gewonnen', 'Verloren']);

describe('stages by what they mean', () => {
  it.each([
    [chinese, 'Won', '赢单'],
    [chinese, 'Closed Won', '赢单'],
    [chinese, 'closedlost', '输单'],
    [chinese, '丢单', '输单'],
    [chinese, 'Prospecting', '初步接触'],
    [chinese, 'Engaging', '需求确认'],
    [chinese, 'Proposal/Price Quote', '方案报价'],
    [chinese, 'Negotiation/Review', '商务谈判'],
    [chinese, 'Limbo', null],
    [own, 'Prospecting', 'Erstkontakt'],
    [own, 'Contract Sent', 'Angebot'],
    [own, '成交', 'Gewonnen'],
  ])('%# %s', (stages, name, meant) => expect(stageMeant(name, stages)?.name ?? null).toBe(meant));
});
