import { useRef } from 'react';
import type { Endpoint } from '#contract/endpoint';
import { unlockFileTypes } from '#contract/access/unlocking';
import { type Asking, AttachIcon, Button, ProblemNotice, useUploads, useWords } from '#kit';
import { bringWords } from './unlock-words.ts';

/** Bringing pictures and PDFs to a conversation. */
export function BringFiles<E extends Endpoint & { upload: true }>(props: {
  to: E;
  asking: (file: File) => Omit<Asking<E>, 'file'>;
}) {
  const t = useWords(bringWords);
  const input = useRef<HTMLInputElement>(null);
  const { uploads, add, cancel } = useUploads(props.to, props.asking);
  return (
    <div className="lk-stack">
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={unlockFileTypes.join(',')}
        aria-label={t.add}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <div className="lk-row">
        <Button kind="text" icon={<AttachIcon />} onClick={() => input.current?.click()}>
          {t.add}
        </Button>
        <span className="lk-quiet">{t.hint}</span>
      </div>
      {uploads.map((one) => (
        <div key={one.key} className="lk-row">
          <span>
            {one.name} {one.problem ? '' : t.onItsWay}
          </span>
          {one.problem && <ProblemNotice problem={one.problem} />}
          <Button kind="text" onClick={() => cancel(one.key)}>
            {t.leave}
          </Button>
        </div>
      ))}
    </div>
  );
}
