import type { Aftercare, OwnAftercare, Remedy } from '#contract/access/aftercare';
import { foundWords, remedyWords } from '#contract/access/remedy-words';
import {
  verifyingRemedies,
  type ChosenRemedy,
  type RemedyKind,
  type VerifyingRemedy,
} from '#contract/access/remedies';
import { AttentionIcon, ClosedIcon, DoneIcon, Label, StatusTag, useFormat, useLocale, useWords } from '#kit';
import { aftercareWords } from './words.ts';

type Point = Pick<Remedy, 'kind' | 'text' | 'done' | 'found'>;

/** What a point is called; a free one by its own words. */
export function usePointName(): (point: { kind: RemedyKind; text?: string }) => string {
  const t = useWords(aftercareWords);
  const names = remedyWords[useLocale()];
  return ({ kind, text }) => (kind === 'free' ? text || t.freePoint : names[kind].name);
}

/** How a person does it; nothing of a free point, which says so itself. */
export function usePointHow(): (kind: RemedyKind) => string {
  const words = remedyWords[useLocale()];
  return (kind) => (kind === 'free' ? '' : words[kind as ChosenRemedy].how);
}

/** How it was found to be done or not; nothing of what nobody can find. */
export function usePointFound(): (point: Point) => string {
  const locale = useLocale();
  const { instant, number } = useFormat();
  return ({ kind, done, found }) => {
    if (!(verifyingRemedies as readonly string[]).includes(kind)) return '';
    const words = foundWords[locale][kind as VerifyingRemedy];
    return words[done ? 'done' : 'left'](found, { at: instant, number });
  };
}

/** How the watched days stand. */
export function CareTag({ care }: { care: Pick<Aftercare, 'outcome' | 'left' | 'overdue'> }) {
  const t = useWords(aftercareWords);
  if (care.outcome === 'verified' || care.outcome === 'quiet')
    return (
      <StatusTag tone="open" icon={<DoneIcon />}>
        {t.outcomes[care.outcome]}
      </StatusTag>
    );
  if (care.outcome !== null)
    return (
      <StatusTag tone="limited" icon={<ClosedIcon />}>
        {t.outcomes[care.outcome]}
      </StatusTag>
    );
  return (
    <span className="lk-row">
      <StatusTag tone={care.overdue ? 'limited' : 'challenge'} icon={<AttentionIcon />}>
        {care.left > 0 ? t.leftOnProbation(care.left) : t.onProbation}
      </StatusTag>
      {care.overdue && <Label>{t.overdue}</Label>}
    </span>
  );
}

export type OwnPoint = OwnAftercare['remedies'][number];
