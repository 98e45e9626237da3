import { useEffect, useState } from 'react';
import { BackIcon, Button, Notice, Prose, SidePanel, Skeleton, useLocale, useWords } from '#kit';
import { FirstDaysAgain } from '#web/business/first-days';
import { loadGuide, partOf, placeOf } from './guide.ts';
import { helpWords } from './words.ts';

/** The guide beside the page. What it links to is read here too, with a way back. @param place e.g. `daily-work#today` */
export function HelpPanel({ place, open, close }: { place: string; open: boolean; close: () => void }) {
  const t = useWords(helpWords);
  const [trail, setTrail] = useState([place]);
  const here = trail.at(-1) ?? place;
  const [file = '', mark] = here.split('#');
  const read = (next: string) => setTrail([...trail, next]);
  return (
    <SidePanel open={open} title={t.help} close={close}>
      <div className="lk-stack">
        {trail.length > 1 && (
          <div>
            <Button kind="text" icon={<BackIcon />} onClick={() => setTrail(trail.slice(0, -1))}>
              {t.back}
            </Button>
          </div>
        )}
        <Part key={here} file={file} mark={mark} read={read} />
        <div className="lk-row">
          {mark !== undefined && <Button onClick={() => read(file)}>{t.whole}</Button>}
          {place === 'daily-work#today' && <FirstDaysAgain done={close} />}
        </div>
      </div>
    </SidePanel>
  );
}

function Part(props: { file: string; mark: string | undefined; read: (place: string) => void }) {
  const { file, mark, read } = props;
  const t = useWords(helpWords);
  const locale = useLocale();
  const [text, setText] = useState<{ locale: string; part: string | undefined }>();
  useEffect(() => {
    let wanted = true;
    const show = (guide: string | undefined) =>
      wanted && setText({ locale, part: guide === undefined ? undefined : partOf(guide, mark) });
    void Promise.resolve(loadGuide(locale, file)).then(show, () => show(undefined));
    return () => {
      wanted = false;
    };
  }, [locale, file, mark]);
  if (text?.locale !== locale) return <Skeleton lines={8} />;
  if (text.part === undefined) return <Notice tone="limited" title={t.missing} />;
  return <Prose text={text.part} follow={(href) => followed(href, read)} />;
}

/** Another guide is read here; anything else is for the browser. */
function followed(href: string, read: (place: string) => void): (() => void) | null {
  const place = placeOf(href);
  return place === null ? null : () => read(place);
}
