/** Fields of several lines: phones, e-mails. */
import { AddIcon, CloseIcon } from '../icons.tsx';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { Field } from './form.tsx';
import { type FieldProps, TextInput } from './text.tsx';

/** Several lines of one kind; there is always room for one more. */
function FieldLines(props: FieldProps<string[]> & { type: 'tel' | 'email' }) {
  const { bind, type, ...field } = props;
  const t = useWords(kitWords);
  const lines = bind.value?.length ? bind.value : [''];
  const put = (i: number, value: string) => bind.set(lines.map((line, at) => (at === i ? value : line)));
  return (
    <Field bind={bind} {...field}>
      {({ id, ...names }) => (
        <div className="lk-field-lines">
          {lines.map((line, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
            <div key={i} className="lk-field-pair">
              <TextInput
                {...names}
                id={i === 0 ? id : `${id}-${i}`}
                aria-label={`${field.label} ${i + 1}`}
                type={type}
                value={line}
                onChange={(e) => put(i, e.target.value)}
                disabled={bind.disabled}
              />
              {lines.length > 1 && (
                <Button
                  kind="text"
                  icon={<CloseIcon />}
                  aria-label={`${t.remove} ${line || i + 1}`}
                  onClick={() => bind.set(lines.filter((_, at) => at !== i))}
                />
              )}
              {i === lines.length - 1 && line !== '' && lines.length < 10 && (
                <Button
                  kind="text"
                  icon={<AddIcon />}
                  aria-label={`${t.add} ${field.label}`}
                  onClick={() => bind.set([...lines, ''])}
                />
              )}
            </div>
          ))}
        </div>
      )}
    </Field>
  );
}

export const FieldPhones = (props: FieldProps<string[]>) => <FieldLines type="tel" {...props} />;
export const FieldEmails = (props: FieldProps<string[]>) => <FieldLines type="email" {...props} />;
