import { ButtonLink, Button, defineMessages, DownloadIcon, Menu, useRight, useWords } from '#kit';

const words = defineMessages({
  'zh-Hans': { export: '导出', shown: '导出显示的列', all: '导出全部字段' },
  'zh-Hant': { export: '匯出', shown: '匯出顯示的欄位', all: '匯出全部欄位' },
  en: { export: 'Export', shown: 'Export the columns shown', all: 'Export all fields' },
});

/** Lets the browser fetch a file, as a link to it would. */
function fetchFile(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
}

/**
 * Takes the list of a page along as a file, for those who may.
 * @param props.href the export's address, with the filters now
 * @param props.shown the same, of the columns that the table shows
 */
export function ExportLink({ href, shown }: { href: string; shown?: string }) {
  const t = useWords(words);
  const mayExport = useRight('records.export');
  if (!mayExport) return null;
  if (shown === undefined)
    return (
      <ButtonLink href={href} download icon={<DownloadIcon />}>
        {t.export}
      </ButtonLink>
    );
  const entries = [
    { key: 'shown', label: t.shown, act: () => fetchFile(shown) },
    { key: 'all', label: t.all, act: () => fetchFile(href) },
  ];
  return (
    <Menu groups={[entries]}>
      <Button icon={<DownloadIcon />}>{t.export}</Button>
    </Menu>
  );
}
