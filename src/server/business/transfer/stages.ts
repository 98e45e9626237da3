/** Which stage of a pipeline another system's stage is: by its name, else by what such names mean. */
import type { Db } from '#platform/database';
import { folded } from './folding.ts';

export interface Stage {
  id: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
  pipelineId: string;
  isDefault: boolean;
}

/** All stages, in their order, the default pipeline's first. */
export async function loadStages(db: Db): Promise<Stage[]> {
  const rows = await db
    .selectFrom('stages as s')
    .innerJoin('pipelines as p', 'p.id', 's.pipeline_id')
    .select(['s.id', 's.name', 's.kind', 's.pipeline_id', 'p.is_default'])
    .orderBy('p.is_default', 'desc')
    .orderBy('p.created_at')
    .orderBy('s.position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind === 'won' || row.kind === 'lost' ? row.kind : 'open',
    pipelineId: row.pipeline_id,
    isDefault: row.is_default,
  }));
}

const words = (list: string): readonly string[] => list.split(' ').map(folded);
const won = words(
  'won closedwon dealwon win 赢单 赢 成交 已成交 成单 签约 已签约 已签单 签单成功 贏單 成功 完成 closed successful 100',
);
const lost = words(
  'lost closedlost deallost lose 输单 丢单 失败 流失 关闭 已关闭 无效 放弃 作废 輸單 失敗 closedcancelled cancelled abandoned disqualified 0',
);
/** Open stages on their way, from the first touch to the last word. */
const onTheWay: readonly (readonly string[])[] = [
  words(
    'prospecting prospect lead leadin new open newopportunity appointmentscheduled identified 线索 新建 初步接触 接触 初步沟通 初期沟通 意向 潜在 验证客户 立项 發現商機 初步接觸 新商機',
  ),
  words(
    'qualification qualified qualifying engaging engaged contacted contactmade discovery needsanalysis demoscheduled qualifiedtobuy develop 需求确认 需求分析 需求沟通 需求调研 跟进中 跟进 确认需求 有意向 需求確認 需求訪談',
  ),
  words(
    'proposal proposalpricequote valueproposition presentationscheduled propose proposalmade quote quotation perceptionanalysis identifydecisionmakers iddecisionmakers 方案 报价 方案报价 方案制定 方案论证 提案 提案报价 报价中 產品展示 報價 方案報價',
  ),
  words(
    'negotiation negotiationreview negotiationsstarted decisionmakerboughtin contractsent contract review close commit verbalcommit 谈判 商务谈判 商务 合同 合同谈判 合同审批 招投标 投标 签约中 談判 議價 合約 商務談判',
  ),
];

/**
 * The stage of a pipeline that a foreign stage's name means; null where nothing is known of it.
 * @param stages of one pipeline, in their order
 */
export function stageMeant(name: string, stages: readonly Stage[]): Stage | null {
  const fold = folded(name);
  if (won.includes(fold)) return stages.find((stage) => stage.kind === 'won') ?? null;
  if (lost.includes(fold)) return stages.find((stage) => stage.kind === 'lost') ?? null;
  const step = onTheWay.findIndex((names) => names.includes(fold));
  const open = stages.filter((stage) => stage.kind === 'open');
  if (step === -1 || open.length === 0) return null;
  const same = open.find((stage) => onTheWay[step]?.includes(folded(stage.name)));
  return same ?? open[Math.round((step / (onTheWay.length - 1)) * (open.length - 1))] ?? null;
}
