import { locales } from '#contract/fields';
import {
  AppProvider,
  bindTo,
  changeSettings,
  FieldChoice,
  Page,
  Section,
  themeChoices,
  useSettings,
  useWords,
} from '#kit';
import { Icons } from './icons.tsx';
import { themes } from './themes.ts';
import { galleryWords } from './words.ts';
import './gallery.css';

const themeKeys = Object.keys(themes) as (keyof typeof themes)[];

/** Each language in its own words. */
const languages = Object.fromEntries(
  locales.map((locale) => [locale, new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale]),
) as Record<(typeof locales)[number], string>;

/** `/kit`, while developing: every part of the kit in all its states, in light and dark and each language. */
export function GalleryPage() {
  return (
    <AppProvider>
      <main>
        <Gallery />
      </main>
    </AppProvider>
  );
}

function Gallery() {
  const t = useWords(galleryWords);
  return (
    <Page title={t.title} subtitle={t.subtitle} toolbar={<Switches />}>
      <div className="lk-kit">
        <Contents />
        <div className="lk-kit-themes">
          {themeKeys.map((theme) => (
            <Section key={theme} title={t.themesOf[theme]}>
              {Object.entries(themes[theme]).map(([name, Shown]) => (
                <article key={name} id={name} className="lk-kit-part" aria-label={name}>
                  <h3>{name}</h3>
                  <div className="lk-kit-states">
                    <Shown />
                  </div>
                </article>
              ))}
            </Section>
          ))}
          <Section title={t.themesOf.icons}>
            <article id="icons" className="lk-kit-part">
              <Icons />
            </article>
          </Section>
        </div>
      </div>
    </Page>
  );
}

function Switches() {
  const t = useWords(galleryWords);
  const { theme, locale } = useSettings();
  return (
    <>
      <FieldChoice
        bind={bindTo(theme, (next) => changeSettings({ theme: next }))}
        label={t.theme}
        options={themeChoices}
        words={t.themes}
      />
      <FieldChoice
        bind={bindTo(locale, (next) => changeSettings({ locale: next }))}
        label={t.language}
        options={locales}
        words={languages}
      />
    </>
  );
}

function Contents() {
  const t = useWords(galleryWords);
  return (
    <nav className="lk-kit-contents" aria-label={t.contents}>
      {themeKeys.map((theme) => (
        <div key={theme}>
          <strong>{t.themesOf[theme]}</strong>
          <ul>
            {Object.keys(themes[theme]).map((name) => (
              <li key={name}>
                <a href={`#${name}`}>{name}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <a href="#icons">{t.themesOf.icons}</a>
    </nav>
  );
}
