/**
 * What holds for every answer of the CDS services, whatever was asked: CDS Hooks 2.0.1 and the checklist in
 * requirements.csv, whose ids stand in the messages. The test service applies this to all that it answers.
 */
import { brokenInvariants } from './invariants.ts';

export interface HttpAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: string;
}

type Json = Readonly<Record<string, unknown>>;

/** What is wrong with an answer, in words; empty when nothing is. */
export function problemsIn(answer: HttpAnswer): string[] {
  const { method, path, status, body } = answer;
  if (!path.startsWith('/cds-services') || method === 'HEAD' || method === 'OPTIONS') return [];
  const unexpected = status >= 500 && status !== 503 ? [`status ${status}: the service failed`] : [];
  if (/\/feedback(\?|$)/.test(path) && status === 200 && body === '') return unexpected;
  if (!/^application\/json\b/.test(answer.contentType ?? '')) return [...unexpected, 'A1: not JSON'];
  const parsed = parsedStrictly(body);
  if (!isObject(parsed)) return [...unexpected, 'A5: not a JSON object'];
  return [...unexpected, ...emptyValues(parsed), ...shapeProblems(parsed, answer)];
}

function shapeProblems(parsed: Json, { method, status }: HttpAnswer): string[] {
  if (status >= 300)
    return parsed['resourceType'] === 'OperationOutcome' ? [] : ['F3: not an OperationOutcome'];
  return method === 'GET' ? [] : responseProblems(parsed);
}

function parsedStrictly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A2, A3: paths of null, "", [] and {}, of which only empty `cards` and `services` are allowed. */
export function emptyValues(value: unknown, path = ''): string[] {
  const isEmpty =
    value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
  if (isEmpty)
    return path === '.cards' || path === '.services' ? [] : [`A2: ${path} is ${JSON.stringify(value)}`];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => emptyValues(child, `${path}.${key}`));
}

/** "CDS Service Response": the answer to a hook. */
function responseProblems(response: Json): string[] {
  const { cards } = response;
  if (!Array.isArray(cards)) return ['F1: cards is not an array'];
  const all = cards as unknown[];
  const uuids = all.map((card) => (isObject(card) ? card['uuid'] : undefined));
  return [
    ...(Object.keys(response).length > 1 ? ['F19, J1: something beside cards'] : []),
    ...(new Set(uuids).size < uuids.length ? ['F4: two cards with one uuid'] : []),
    ...all.flatMap((card, index) =>
      (isObject(card) ? cardProblems(card) : ['not an object']).map(
        (problem) => `cards.${index}: ${problem}`,
      ),
    ),
  ];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function cardProblems(card: Json): string[] {
  return [
    ...unless(matches(card['uuid'], UUID), 'F4: uuid'),
    // UTF-16 units are at least as many as code points, so one count covers both.
    ...unless(matches(card['summary'], /^[^\n]{1,139}$/), 'F5: summary is not one line of less than 140'),
    ...unless(matches(card['indicator'], /^(info|warning|critical)$/), 'F6: indicator'),
    ...sourceProblems(card['source']),
    ...unless(!matches(card['detail'], /<[a-z!/?]/i), 'F9: HTML in detail'),
    ...listIn(card, 'suggestions').flatMap(suggestionProblems),
    ...listIn(card, 'overrideReasons').flatMap((reason) =>
      unless(isText(reason['code']) && isText(reason['system']), 'F15: override reason'),
    ),
    ...listIn(card, 'links').flatMap(linkProblems),
    ...unless(
      !('selectionBehavior' in card) || matches(card['selectionBehavior'], /^(any|at-most-one)$/),
      'F10',
    ),
    ...unless(!('extension' in card), 'J1: extension'),
    ...brokenInvariants(card),
  ];
}

function sourceProblems(source: unknown): string[] {
  if (!isObject(source)) return ['F7: source'];
  const { topic } = source;
  return [
    ...unless(isText(source['label']), 'F7: source.label'),
    ...['url', 'icon'].flatMap((key) =>
      unless(!(key in source) || isAbsolute(source[key]), `F7: source.${key}`),
    ),
    ...unless(
      isObject(topic) && isText(topic['system']) && matches(topic['code'], /^[A-Za-z0-9]{1,100}$/),
      'F8: source.topic',
    ),
  ];
}

function suggestionProblems(suggestion: Json): string[] {
  const actions = listIn(suggestion, 'actions');
  return [
    ...unless(isText(suggestion['label']) && isText(suggestion['uuid']), 'F12: label and uuid'),
    ...unless(!('actionSelectionBehavior' in suggestion), 'F13'),
    ...unless(actions.length > 0, 'F12: no action'),
    ...actions.flatMap(actionProblems),
  ];
}

function actionProblems({ type, description, resource, resourceId }: Json): string[] {
  if (!isText(description)) return ['F14: description'];
  if (type === 'delete') return unless(matches(resourceId, /^[A-Z][A-Za-z]+\/.+$/), 'F14: resourceId');
  if (type !== 'create' && type !== 'update') return ['F14: type'];
  return unless(
    isObject(resource) && isText(resource['resourceType']) && isText(resource['id']),
    'F14: resource with type and id',
  );
}

function linkProblems({ label, url, type, autolaunchable }: Json): string[] {
  return [
    ...unless(isText(label) && isAbsolute(url), 'F16: label and absolute url'),
    ...unless(type === 'absolute' || type === 'smart', 'F16: type'),
    ...unless(type !== 'smart' || !matches(url, /[?&](iss|launch)=/), 'F16: iss or launch in a smart url'),
    ...unless(autolaunchable === undefined, 'F18: autolaunchable'),
  ];
}

const unless = (holds: boolean, problem: string): string[] => (holds ? [] : [problem]);
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const matches = (value: unknown, pattern: RegExp): boolean =>
  typeof value === 'string' && pattern.test(value);
const isAbsolute = (value: unknown): boolean => isText(value) && URL.canParse(value);

function listIn(parent: Json, key: string): readonly Json[] {
  const value = parent[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
