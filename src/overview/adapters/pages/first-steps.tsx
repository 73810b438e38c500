import { ButtonLink, Layout, PageHead, Status, Thread, type PageContext } from '../../../web/index.js';
import { steps, type Step, type StepsDone } from '../persistence/first-steps.js';
import { overviewWords } from './overview-words.js';

const places: Readonly<Record<Step, string>> = {
  funder: '/budgets/funders',
  agreement: '/budgets/new',
  provider: '/network/providers',
  tariff: '/network/providers',
  practice: '/network/practices',
  professional: '/network',
  code: '/network/providers',
};

/** What a new network needs before its first call, one thing after the other. */
export function FirstSteps({ page, done }: Readonly<{ page: PageContext; done: StepsDone }>) {
  const words = overviewWords(page);
  const next = steps.find((step) => !done[step]);
  return (
    <Layout page={page} title={words.firstSteps} width="narrow">
      <PageHead title={words.firstSteps} lede={words.firstStepsLede} />
      <Thread
        items={steps.map((step) => {
          const [what, why] = words.steps[step];
          return {
            state: done[step] ? 'done' : step === next ? 'now' : 'ahead',
            children: (
              <div class="stack-s">
                <h2>{what}</h2>
                <p class="soft">{why}</p>
                {done[step] && (
                  <p>
                    <Status tone="ok" icon="check">
                      {words.done}
                    </Status>
                  </p>
                )}
                {step === next && (
                  <p>
                    <ButtonLink href={places[step]} weight="main">
                      {step === steps[0] ? words.begin : words.goOn}
                    </ButtonLink>
                  </p>
                )}
              </div>
            ),
          };
        })}
      />
    </Layout>
  );
}
