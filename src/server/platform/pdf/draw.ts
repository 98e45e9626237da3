/** Blocks onto pages of A4, from top to bottom. */
import PDFDocument from 'pdfkit';
import { intlTag } from '#contract/format';
import { fontsFor, missing, type Weight } from './fonts.ts';
import type { Block, PdfDocument } from '../pdf.ts';
import { breakLines } from './lines.ts';

// Lengths in points; A4 is 595 by 842.
const margin = 48;
const footSize = 8;
const gap = 6;
const cellPadding = 4;
const leading = 1.45;
const ink = '#1c2430';
const quiet = '#5b6675';
const rule = '#d7dce3';

interface Style {
  size: number;
  weight: Weight;
  colour: string;
}
const styles: Record<'title' | 'heading' | 'text' | 'note' | 'cell' | 'head' | 'foot', Style> = {
  title: { size: 20, weight: 'bold', colour: ink },
  heading: { size: 13, weight: 'bold', colour: ink },
  text: { size: 10, weight: 'normal', colour: ink },
  note: { size: 9, weight: 'normal', colour: quiet },
  cell: { size: 9, weight: 'normal', colour: ink },
  head: { size: 9, weight: 'bold', colour: quiet },
  foot: { size: footSize, weight: 'normal', colour: quiet },
};

export async function drawPdf(given: PdfDocument): Promise<Uint8Array> {
  const isEnglish = given.locale === 'en';
  const plain = rewrite(given, (text) => (isEnglish ? straightQuotes : String)(withoutControls(text)));
  const fonts = await fontsFor(`${JSON.stringify(plain)}0123456789 /`, plain.locale);
  // What no font has becomes a box.
  const document = rewrite(plain, (text) =>
    [...text].map((sign) => (fonts.has(sign) ? sign : missing)).join(''),
  );
  const { title, foot, blocks } = document;
  const pdf = new PDFDocument({
    size: 'A4',
    // Feet are written below the margin when all pages are known.
    margins: { top: margin, left: margin, right: margin, bottom: 0 },
    bufferPages: true,
    lang: intlTag[document.locale],
    displayTitle: true,
    info: { Title: title, Producer: 'Latchkey', Creator: 'Latchkey' },
  });
  for (const [name, file] of fonts.files) pdf.registerFont(name, Buffer.from(file));
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const sheet = new Sheet(pdf, fonts.nameOf);
  sheet.paragraph(title, styles.title);
  for (const block of blocks) sheet.block(block);
  sheet.feet(foot);
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

/** The Chinese font draws them as wide as a Chinese sign. */
const straightQuotes = (text: string) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

const withoutControls = (text: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    // Thin and fixed spaces too: the font has none of them.
    .replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ');

const ours = ['kind', 'align', 'locale'];
/** The same document with each text rewritten. */
const rewrite = (document: PdfDocument, change: (text: string) => string): PdfDocument =>
  JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    typeof value === 'string' && !ours.includes(key) ? change(value) : value,
  ) as PdfDocument;

class Sheet {
  private y = margin;
  private readonly pdf: PDFKit.PDFDocument;
  private readonly nameOf: (sign: string, weight: Weight) => string;
  private readonly widths = new Map<string, number>();

  constructor(pdf: PDFKit.PDFDocument, nameOf: (sign: string, weight: Weight) => string) {
    this.pdf = pdf;
    this.nameOf = nameOf;
  }

  private get width(): number {
    return this.pdf.page.width - 2 * margin;
  }
  private get bottom(): number {
    return this.pdf.page.height - margin - footSize;
  }

  block(block: Block): void {
    switch (block.kind) {
      case 'heading':
        // Never alone at the end of a page.
        this.y += 2 * gap;
        this.room(4 * styles.heading.size * leading);
        return this.paragraph(block.text, styles.heading);
      case 'text':
      case 'note':
        return this.paragraph(block.text, styles[block.kind]);
      case 'facts':
        return this.table(
          [{ share: 2 }, { share: 3 }],
          block.rows.map(({ label, value }) => [label, value]),
        );
      case 'table': {
        const head = () =>
          this.row(
            block.columns,
            block.columns.map(({ title }) => title),
            styles.head,
          );
        return this.table(block.columns, block.rows, head);
      }
    }
  }

  paragraph(text: string, style: Style): void {
    for (const line of this.lines(text, this.width, style)) {
      this.room(style.size * leading);
      this.line(line, margin, style);
      this.y += style.size * leading;
    }
    this.y += gap;
  }

  private table(columns: readonly Column[], rows: readonly (readonly string[])[], head?: () => void): void {
    head?.();
    for (const cells of rows) {
      // A row higher than a page begins anew on each: `row` sees to that.
      if (this.y + this.heightOf(columns, cells, styles.cell) > this.bottom && this.y > margin) {
        this.page();
        head?.();
      }
      this.row(columns, cells, styles.cell);
    }
    this.y += gap;
  }

  private row(columns: readonly Column[], cells: readonly string[], style: Style): void {
    const lines = this.cellLines(columns, cells, style);
    const high = Math.max(1, ...lines.map((all) => all.length));
    this.y += cellPadding;
    for (let i = 0; i < high; i++) {
      this.room(style.size * leading);
      let x = margin;
      for (const [at, column] of columns.entries()) {
        const width = this.widthOfColumn(columns, column);
        const line = lines[at]?.[i] ?? '';
        const start = column.align === 'end' ? x + width - cellPadding - this.widthOf(line, style) : x;
        this.line(line, start, style);
        x += width;
      }
      this.y += style.size * leading;
    }
    this.y += cellPadding;
    this.pdf
      .moveTo(margin, this.y)
      .lineTo(margin + this.width, this.y)
      .lineWidth(0.5)
      .stroke(rule);
  }

  private heightOf(columns: readonly Column[], cells: readonly string[], style: Style): number {
    const high = Math.max(1, ...this.cellLines(columns, cells, style).map((all) => all.length));
    return high * style.size * leading + 2 * cellPadding;
  }

  private cellLines(columns: readonly Column[], cells: readonly string[], style: Style): string[][] {
    return columns.map((column, at) =>
      this.lines(cells[at] ?? '', this.widthOfColumn(columns, column) - 2 * cellPadding, style),
    );
  }

  private widthOfColumn(columns: readonly Column[], { share }: Column): number {
    return (this.width * share) / columns.reduce((sum, column) => sum + column.share, 0);
  }

  private lines(text: string, width: number, style: Style): string[] {
    return breakLines(text, width, (piece) => this.widthOf(piece, style));
  }

  private room(height: number): void {
    if (this.y + height > this.bottom) this.page();
  }
  private page(): void {
    this.pdf.addPage();
    this.y = margin;
  }

  /** Sign by sign, and each measured once: lines are measured many times over. */
  private widthOf(text: string, { size, weight }: Style): number {
    let sum = 0;
    for (const sign of text) {
      const key = `${weight}${sign}`;
      let width = this.widths.get(key);
      if (width === undefined) {
        width = this.pdf.font(this.nameOf(sign, weight), 1000).widthOfString(sign) / 1000;
        this.widths.set(key, width);
      }
      sum += width * size;
    }
    return sum;
  }

  private line(text: string, x: number, style: Style): void {
    for (const run of this.runs(text, style.weight)) {
      this.pdf
        .font(this.nameOf([...run][0] ?? ' ', style.weight), style.size)
        .fillColor(style.colour)
        // Kerned, it would be narrower than it was measured.
        .text(run, x, this.y, { lineBreak: false, features: [] });
      x += this.widthOf(run, style);
    }
  }

  /** As long as signs are of the same font. */
  private runs(text: string, weight: Weight): string[] {
    const runs: string[] = [];
    let last = '';
    for (const sign of text) {
      const name = this.nameOf(sign, weight);
      if (name === last) runs[runs.length - 1] += sign;
      else runs.push(sign);
      last = name;
    }
    return runs;
  }

  feet(foot: string): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.pdf.switchToPage(page);
      this.y = this.bottom + footSize;
      const number = `${page + 1} / ${count}`;
      const width = this.widthOf(number, styles.foot);
      const [line = ''] = this.lines(foot, this.width - width - 2 * gap, styles.foot);
      this.line(line, margin, styles.foot);
      this.line(number, margin + this.width - width, styles.foot);
    }
  }
}

interface Column {
  share: number;
  align?: 'start' | 'end';
}
