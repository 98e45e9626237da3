/** The button that lets somebody choose files; a phone offers its camera too. */
import { useRef } from 'react';
import { AttachIcon, Button, useWords } from '#kit';
import { attachmentWords } from './words.ts';

export function AddFiles(props: { add: (files: File[]) => void; bare?: boolean; disabled?: boolean }) {
  const t = useWords(attachmentWords);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        kind="text"
        icon={<AttachIcon />}
        aria-label={t.add}
        disabled={props.disabled}
        onClick={() => input.current?.click()}
      >
        {!props.bare && t.add}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t.add}
        onChange={({ target }) => {
          props.add([...(target.files ?? [])]);
          // The same file can be chosen once more.
          target.value = '';
        }}
      />
    </>
  );
}
