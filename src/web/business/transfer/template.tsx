import { useState } from 'react';
import { Button, DownloadIcon, Tabs, useLocale, useWords } from '#kit';
import { importFieldWords } from './field-words.ts';
import { columnsOf, type ImportObject } from './objects.ts';
import { importWords } from './words.ts';

/** Which columns a file can have and how each is written, and an empty file that has them. */
export function Template(props: { object: ImportObject; objects: readonly ImportObject[] }) {
  const t = useWords(importWords);
  const [open, setOpen] = useState<ImportObject>();
  const object = open ?? props.object;
  return (
    <details className="lk-template">
      <summary>{t.template}</summary>
      <p className="lk-quiet">{t.templateHint}</p>
      <Tabs<ImportObject>
        open={object}
        change={setOpen}
        tabs={props.objects.map((key) => ({
          key,
          label: t.objects[key],
          content: <ColumnsOf key={key} object={key} />,
        }))}
      />
    </details>
  );
}

function ColumnsOf({ object }: { object: ImportObject }) {
  const t = useWords(importWords);
  const locale = useLocale();
  const names: Record<string, string> = importFieldWords[locale][object];
  const columns = columnsOf(object);
  const download = () => {
    const header = columns.map(({ field }) => names[field]).join(',');
    // The mark at the beginning tells Excel that it is UTF-8.
    const address = URL.createObjectURL(new Blob([`\ufeff${header}\r\n`], { type: 'text/csv' }));
    const link = Object.assign(document.createElement('a'), {
      href: address,
      download: `${t.objects[object]}.csv`,
    });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <dl className="lk-template-columns">
        {columns.map(({ field, needed, rule }) => (
          <div key={field}>
            <dt>
              {names[field]}
              {needed && <span className="lk-required"> {t.needed}</span>}
            </dt>
            <dd className="lk-quiet">{t.rules[rule]}</dd>
          </div>
        ))}
      </dl>
      <Button icon={<DownloadIcon />} onClick={download}>
        {t.templateDownload}
      </Button>
    </>
  );
}
