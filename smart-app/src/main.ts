/** `/app/index.html`: completes the launch, opens a session with the service, and mounts the app. */
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { exchangeLaunch, fetchAssessment, fetchPredictions } from './api.ts';
import './elements/avm-panel.ts';
import './elements/fact-panel.ts';
import './elements/haemorrhage-panel.ts';
import './elements/imaging-panel.ts';
import './elements/stroke-app.ts';
import { completeLaunch } from './session.ts';

const app = document.querySelector('stroke-app');
if (app) {
  app.load = async () => {
    const launch = await completeLaunch();
    const session = await exchangeLaunch(launch);
    const { appContext } = launch;
    return {
      launch,
      policy: DEFAULT_POLICY,
      predict: fetchPredictions,
      opened: appContext === undefined ? undefined : await fetchAssessment(appContext, session),
    };
  };
}
