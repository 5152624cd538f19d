/** `/app/index.html`: opens the session and mounts the app. */
import { fetchAssessment } from './api.ts';
import './elements/stroke-app.ts';
import { openSession } from './session.ts';

const app = document.querySelector('stroke-app');
if (app) {
  app.load = async () => {
    const session = await openSession();
    const { appContext, accessToken } = session;
    return {
      session,
      view: appContext === undefined ? undefined : await fetchAssessment(appContext, accessToken),
    };
  };
}
