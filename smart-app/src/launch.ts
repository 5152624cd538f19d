/** `/app/launch.html`: checks where the launch comes from, then hands over to the EHR's authorization server. */
import { fetchConfig } from './api.ts';
import { launchRequest } from './launch-parameters.ts';
import { authorize } from './session.ts';

const status = document.getElementById('status');

try {
  const config = await fetchConfig();
  const request = launchRequest(location.search, config.issuers);
  if (request) await authorize(request, config);
  else offer(config.issuers.map(({ iss }) => iss));
} catch (error) {
  status?.setAttribute('role', 'alert');
  status?.replaceChildren(error instanceof Error ? error.message : 'The launch failed.');
}

/** Standalone, with several EHRs: the user says which. */
function offer(issuers: readonly string[]): void {
  const list = document.createElement('ul');
  list.append(
    ...issuers.map((iss) => {
      const link = document.createElement('a');
      link.href = `?${new URLSearchParams({ iss }).toString()}`;
      link.textContent = iss;
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  status?.replaceChildren('Which EHR do you work in?');
  status?.after(list);
}
