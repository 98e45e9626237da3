import { ssoProviders, type SsoProvider } from '#contract/access/sso';
import { Button, Fact, FactList, Notice, ProblemNotice, useAct, useWords } from '#kit';
import { signOnWords } from './sign-on-words.ts';

/** Asks a provider what it says of itself, and tells it. */
export function SignOnTest({ provider }: { provider: SsoProvider }) {
  const t = useWords(signOnWords);
  const test = useAct(ssoProviders.test);
  const said = test.reply;
  return (
    <div className="lk-stack lk-webhook-test">
      <div>
        <Button busy={test.busy} onClick={() => test.send({ params: { id: provider.id } })}>
          {t.test}
        </Button>
      </div>
      {test.problem && <ProblemNotice problem={test.problem} />}
      {said && (
        <Notice tone={said.ok ? 'open' : 'closed'} title={said.ok ? t.testOk : t.testBad}>
          {said.fault && <p>{t.faults[said.fault]}</p>}
          {said.detail !== '' && <code>{said.detail}</code>}
        </Notice>
      )}
      {said?.ok && (
        <FactList>
          <Fact label={t.issuer} wide>
            {said.issuer}
          </Fact>
          <Fact label={t.authorization} wide>
            {said.authorizationEndpoint}
          </Fact>
          <Fact label={t.token} wide>
            {said.tokenEndpoint}
          </Fact>
          <Fact label={t.pkce}>{said.pkce ? t.yes : t.unsaid}</Fact>
          <Fact label={t.email}>{said.tellsVerifiedEmail ? t.yes : t.unsaid}</Fact>
        </FactList>
      )}
    </div>
  );
}
