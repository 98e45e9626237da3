import type { Opportunity } from '#contract/business/opportunities';
import { CheckIcon, ClosedIcon, OpportunityIcon, StatusTag } from '#kit';

/** A deal's stage, coloured by whether it is open, won or lost. */
export function StageTag({ deal }: { deal: Pick<Opportunity, 'stage'> }) {
  const { kind, name } = deal.stage;
  const [tone, icon] =
    kind === 'won'
      ? (['open', <CheckIcon key="won" />] as const)
      : kind === 'lost'
        ? (['neutral', <ClosedIcon key="lost" />] as const)
        : (['system', <OpportunityIcon key="open" />] as const);
  return (
    <StatusTag tone={tone} icon={icon}>
      {name}
    </StatusTag>
  );
}
