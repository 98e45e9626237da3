/** Ways to reach somebody: each a link that does it. */
import { MailIcon, PhoneIcon } from '#kit';
import './ways.css';

/** What a phone dials: the extension is typed by hand. */
const dialled = (phone: string) => phone.replace(/\s*(x|ext\.?|转|轉|#)\s*\d+$/i, '').replace(/[^\d+]/g, '');

export const PhoneLink = ({ phone }: { phone: string }) => (
  <a className="lk-records-way" href={`tel:${dialled(phone)}`}>
    {phone}
  </a>
);
export const MailLink = ({ email }: { email: string }) => (
  <a className="lk-records-way" href={`mailto:${email}`}>
    {email}
  </a>
);

/** Everything somebody can be reached by, each on a line of its own. */
export function Ways({ phones, emails }: { phones: readonly string[]; emails: readonly string[] }) {
  if (phones.length + emails.length === 0) return null;
  return (
    <ul className="lk-records-ways">
      {phones.map((phone) => (
        <li key={phone}>
          <PhoneIcon className="lk-quiet" aria-hidden="true" /> <PhoneLink phone={phone} />
        </li>
      ))}
      {emails.map((email) => (
        <li key={email}>
          <MailIcon className="lk-quiet" aria-hidden="true" /> <MailLink email={email} />
        </li>
      ))}
    </ul>
  );
}
