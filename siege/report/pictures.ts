/** Bars as inline SVG. */
import { escape } from './escape.ts';

export interface Bar {
  label: string;
  value: number;
  isOurs: boolean;
}

const width = 760;
const labelWidth = 200;
const valueWidth = 90;
const rowHeight = 24;

/** @param goal a line at this value, where there is one above nought */
export function bars(title: string, unit: string, all: readonly Bar[], goal: number | null): string {
  const most = Math.max(...all.map(({ value }) => value), goal ?? 0) || 1;
  const room = width - labelWidth - valueWidth;
  const x = (value: number) => Math.round((value / most) * room * 10) / 10;
  const height = all.length * rowHeight;
  const rows = all.map(({ label, value, isOurs }, i) => {
    const y = i * rowHeight;
    return `<text x="0" y="${y + 16}">${escape(label)}</text><rect class="${isOurs ? 'ours' : 'theirs'}" x="${labelWidth}" y="${y + 4}" width="${Math.max(x(value), 1)}" height="${rowHeight - 8}" rx="2"/><text x="${labelWidth + x(value) + 6}" y="${y + 16}">${readable(value)} ${escape(unit)}</text>`;
  });
  const line =
    goal !== null && goal > 0
      ? `<line class="goal" x1="${labelWidth + x(goal)}" x2="${labelWidth + x(goal)}" y1="0" y2="${height}"/>`
      : '';
  return `<figure><figcaption>${escape(title)}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">${rows.join('')}${line}</svg></figure>`;
}

const readable = (value: number) =>
  value >= 10 ? String(Math.round(value)) : value.toFixed(value === 0 ? 0 : 2);
