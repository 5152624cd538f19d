/** `/app/launch.html`: checks where the launch comes from, then hands over to the EHR's authorization server. */
import { fetchConfig } from './api.ts';
import { issuerOf } from './launch-parameters.ts';
import { authorize } from './session.ts';

try {
  await authorize(issuerOf(location.search), await fetchConfig());
} catch (error) {
  const status = document.getElementById('status');
  if (status) {
    status.setAttribute('role', 'alert');
    status.textContent = error instanceof Error ? error.message : 'The launch failed.';
  }
}
