/** What is pressed. */
import {
  AddIcon,
  BinIcon,
  Button,
  ButtonLink,
  CopyText,
  DownloadIcon,
  Keys,
  Menu,
  useToast,
  useWords,
} from '#kit';
import { type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

function Buttons() {
  const t = useWords(galleryWords);
  return (
    <>
      <State name={t.usual}>
        <Button>{t.open}</Button>
      </State>
      <State name={t.primary}>
        <Button kind="primary">{t.addCustomer}</Button>
      </State>
      <State name={t.quiet}>
        <Button kind="text">{t.open}</Button>
      </State>
      <State name={t.danger}>
        <Button danger>{t.deleteCustomer}</Button>
      </State>
      <State name={t.dangerPrimary}>
        <Button kind="primary" danger>
          {t.deleteCustomer}
        </Button>
      </State>
      <State name={t.withIcon}>
        <Button icon={<AddIcon />}>{t.addCustomer}</Button>
      </State>
      <State name={t.iconOnly}>
        <Button icon={<BinIcon />} aria-label={t.deleteCustomer} />
      </State>
      <State name={t.disabled}>
        <Button kind="primary" disabled>
          {t.addCustomer}
        </Button>
      </State>
      <State name={t.busy}>
        <Button kind="primary" busy>
          {t.addCustomer}
        </Button>
      </State>
      <State name={t.block}>
        <Button block>{t.open}</Button>
      </State>
    </>
  );
}

function ButtonLinks() {
  const t = useWords(galleryWords);
  return (
    <>
      <State name={t.usual}>
        <ButtonLink href="#ButtonLink">{t.open}</ButtonLink>
      </State>
      <State name={t.primary}>
        <ButtonLink kind="primary" href="#ButtonLink">
          {t.open}
        </ButtonLink>
      </State>
      <State name={t.withIcon}>
        <ButtonLink kind="text" icon={<DownloadIcon />} href="#ButtonLink">
          {t.open}
        </ButtonLink>
      </State>
    </>
  );
}

function Menus() {
  const t = useWords(galleryWords);
  const toast = useToast();
  return (
    <State name={t.usual}>
      <Menu
        groups={[
          [{ key: 'add', label: t.addCustomer, icon: <AddIcon />, act: () => toast(t.addCustomer) }],
          [
            {
              key: 'delete',
              label: t.deleteCustomer,
              icon: <BinIcon />,
              danger: true,
              act: () => toast(t.deleteCustomer),
            },
          ],
        ]}
      >
        <Button>{t.open}</Button>
      </Menu>
    </State>
  );
}

function Copying() {
  const t = useWords(galleryWords);
  return (
    <State name={t.usual}>
      <CopyText text="https://crm.example/trust-device#7f3a" label={t.name} />
    </State>
  );
}

function Keyboard() {
  const t = useWords(galleryWords);
  return (
    <State name={t.usual}>
      <div className="lk-row">
        {['mod+k', 'g c', '?', 'down'].map((keys) => (
          <Keys key={keys} keys={keys} />
        ))}
      </div>
    </State>
  );
}

export const acts: Parts = {
  Button: Buttons,
  ButtonLink: ButtonLinks,
  Menu: Menus,
  CopyText: Copying,
  Keys: Keyboard,
};
