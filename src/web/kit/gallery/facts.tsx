/** What is read: the page itself, its sections, facts, what happened, the guide. */
import {
  Button,
  Changes,
  ChatIcon,
  Fact,
  FactList,
  PageHelp,
  PersonName,
  PhoneIcon,
  Prose,
  QuestionIcon,
  Section,
  Timeline,
  Page,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { type Parts, State } from './state.tsx';
import { galleryWords } from './words.ts';

function Pages() {
  const t = useWords(galleryWords);
  return (
    <State name={t.usual} wide>
      <div className="lk-kit-frame">
        <Page
          // Not in words alone, so that the tab keeps the name of this page.
          title={<span>{t.customers}</span>}
          subtitle={t.countOf(3)}
          actions={<Button>{t.open}</Button>}
          primary={<Button kind="primary">{t.addCustomer}</Button>}
          toolbar={<Button kind="text">{t.search}</Button>}
        >
          <p>{t.hint}</p>
        </Page>
      </div>
    </State>
  );
}

function Helped() {
  const t = useWords(galleryWords);
  return (
    <State name={t.aside} wide>
      <div className="lk-kit-frame">
        <PageHelp value={<Button kind="text" icon={<QuestionIcon />} aria-label={t.help} />}>
          <Page title={<span>{t.customers}</span>} width="reading">
            <p>{t.hint}</p>
          </Page>
        </PageHelp>
      </div>
    </State>
  );
}

function Sections() {
  const t = useWords(galleryWords);
  return (
    <State name={t.withAction} wide>
      <Section title={t.customers} hint={t.hint} action={<Button kind="text">{t.addCustomer}</Button>}>
        <p>{t.companies.one}</p>
      </Section>
    </State>
  );
}

function Facts() {
  const t = useWords(galleryWords);
  const { money, day } = useFormat();
  return (
    <State name={t.usual} wide>
      <FactList>
        <Fact label={t.city}>{t.cities.one}</Fact>
        <Fact label={t.owner}>
          <PersonName person={{ name: t.people.one }} />
        </Fact>
        <Fact label={t.amount}>{money({ amount: '1280000.50', currency: 'CNY' })}</Fact>
        <Fact label={t.day}>{day('2026-11-24')}</Fact>
        <Fact label={t.phone} />
        <Fact label={t.note} wide>
          {t.calledText}
        </Fact>
      </FactList>
    </State>
  );
}

function OneFact() {
  const t = useWords(galleryWords);
  return (
    <>
      <State name={t.usual}>
        <FactList>
          <Fact label={t.city}>{t.cities.two}</Fact>
        </FactList>
      </State>
      <State name={t.empty}>
        <FactList>
          <Fact label={t.city} />
        </FactList>
      </State>
    </>
  );
}

function Happened() {
  const t = useWords(galleryWords);
  const { instant } = useFormat();
  const meta = `${t.people.two} · ${instant('2026-11-24T02:30:00Z')}`;
  return (
    <State name={t.usual} wide>
      <Timeline
        entries={[
          { id: 'call', icon: <PhoneIcon />, title: t.called, meta, text: t.calledText },
          { id: 'chat', icon: <ChatIcon />, title: t.companies.one, meta },
        ]}
      />
    </State>
  );
}

function Guide() {
  const t = useWords(galleryWords);
  const toast = useToast();
  return (
    <State name={t.usual} wide>
      <Prose text={t.prose} follow={(href) => () => toast(t.followed(href))} />
    </State>
  );
}

function Changed() {
  const t = useWords(galleryWords);
  return (
    <State name={t.usual} wide>
      <Changes changes={[{ key: 'name', name: t.customers, from: '', to: t.noticeTitle }]} />
    </State>
  );
}

export const facts: Parts = {
  Changes: Changed,
  Page: Pages,
  PageHelp: Helped,
  Section: Sections,
  FactList: Facts,
  Fact: OneFact,
  Timeline: Happened,
  Prose: Guide,
};
