/** The page on which a user chooses the patient of a standalone launch: a plain form, without script. */
import type { ListedPatient } from '../ehr/patient-list.ts';
import { CHOSEN_PATIENT } from './authorize.ts';

/** Nothing but this page's own style runs or loads; it leads back to the registered app, whose origin is given. */
export function choicePolicy(redirectUri: string): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    `form-action 'self' ${new URL(redirectUri).origin}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

/** @param query the authorization request, which the form repeats with the chosen patient */
export function patientChoicePage(patients: readonly ListedPatient[], query: URLSearchParams): string {
  const hidden = [...query]
    .filter(([name]) => name !== CHOSEN_PATIENT)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`);
  const choices = patients.map(
    ({ id, name, birthDate, scenario }) =>
      `<li><button name="${CHOSEN_PATIENT}" value="${escapeHtml(id)}"><strong>${escapeHtml(name)}</strong>` +
      ` <span>${escapeHtml(birthDate ?? '')}</span><br><small>${escapeHtml(scenario.title)}</small></button></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Choose a patient: sandbox EHR</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
ul { list-style: none; padding: 0; display: grid; gap: 0.5rem; }
button { width: 100%; text-align: start; font: inherit; padding: 0.75rem 1rem; border: 1px solid GrayText;
  border-radius: 0.5rem; background: Canvas; color: CanvasText; cursor: pointer; }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>Choose a patient</h1>
<p>The app was not opened from a chart. It will see the record of the patient you choose. Synthetic patients only.</p>
<form method="post">
${hidden.join('\n')}
<ul>
${choices.join('\n')}
</ul>
</form>
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
