/**
 * `GET /api/models`: every model and its state, and the tasks that have none here. `GET /api/models/:id`: one, with all
 * its training says. `POST /api/models/:id/predictions`: inputs in, prediction out; nothing is stored.
 */
import { Router, type Request, type Response } from 'express';
import type { Prediction } from '../clinical/predictions/prediction.ts';
import { ServiceError } from '../errors.ts';
import { outcomesOf } from '../inference/answer/outcomes.ts';
import { summaryOf } from '../inference/answer/prediction-of.ts';
import type { ModelManifest } from '../inference/manifest.ts';
import type { ModelInputs, ModelState, Predictor } from '../inference/predictor.ts';
import { jsonBody } from '../json-body.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import type {
  ModelDescription,
  ModelListing,
  ModelListings,
  RowPrediction,
  RowPredictions,
} from './contract.ts';
import { modelInputs, type InputProblem } from './model-inputs.ts';

export interface ModelsDeps {
  readonly predictor: Pick<Predictor, 'models' | 'predictRows'>;
  /** For models that read a lesion map, bytes. */
  readonly maxBodyBytes: number;
}

const MAX_ROWS = 1000;

/** Each may bring a map of millions of voxels. */
const MAX_MAP_ROWS = 20;

/** 1,000 rows of thirty inputs stay below this. */
const MAX_TABLE_BYTES = 2_000_000;

export function modelsRouter(deps: ModelsDeps): Router {
  const readTable = jsonBody(MAX_TABLE_BYTES);
  const readWithMap = jsonBody(deps.maxBodyBytes);
  const find = (request: Request) => {
    const state = deps.predictor.models().find(({ id }) => id === request.params['id']);
    if (!state) throw new ServiceError('UNKNOWN_MODEL', ['id']);
    return state;
  };
  const router = Router();
  router.get('/', (_request, response) => {
    response.json({ models: deps.predictor.models().map(listing) } satisfies ModelListings);
  });
  router.all('/', methodNotAllowed('GET'));
  router.get('/:id', (request, response) => {
    const state = find(request);
    const description: ModelDescription = {
      ...listing(state),
      ...(state.manifest && { manifest: state.manifest }),
    };
    response.json(description);
  });
  router.all('/:id', methodNotAllowed('GET'));
  router.post('/:id/predictions', async (request, response) => {
    const state = find(request);
    const body = await (readsMap(state.manifest) ? readWithMap : readTable)(request, response);
    const { rows, isTable, explain } = await questionOf(body, state);
    const predictions = await deps.predictor.predictRows(state.id, rows, { explain, signal: gone(response) });
    if (!predictions) throw new ServiceError('UNKNOWN_MODEL', ['id']);
    const table: RowPredictions = { id: state.id, rows: predictions.map(rowPrediction) };
    response.json(isTable ? table : predictions[0]);
  });
  router.all('/:id/predictions', methodNotAllowed('POST'));
  return router;
}

function readsMap(manifest: ModelManifest | undefined): boolean {
  return manifest?.inputs.some(({ kind }) => kind === 'lesion-map') ?? false;
}

function listing(state: ModelState): ModelListing {
  const { manifest, ...told } = state;
  return {
    ...told,
    ...(manifest && {
      model: summaryOf(manifest),
      moment: manifest.use.moment,
      outputs: outcomesOf(manifest).map(({ id, label }) => ({ id, label })),
      validation: validationOf(manifest),
    }),
  };
}

function validationOf({ validation }: ModelManifest): NonNullable<ModelListing['validation']> {
  const { design, metrics, gates } = validation;
  return { design, metrics, gates };
}

interface Question {
  readonly rows: readonly ModelInputs[];
  readonly isTable: boolean;
  readonly explain: boolean;
}

/** @throws ServiceError INVALID_REQUEST naming every field that is wrong, and what is allowed in it */
async function questionOf(body: unknown, { manifest }: ModelState): Promise<Question> {
  const { inputs, rows, explain = false } = isObject(body) ? body : {};
  const isTable = rows !== undefined;
  const table: readonly unknown[] = Array.isArray(rows) ? rows : [];
  const maxRows = readsMap(manifest) ? MAX_MAP_ROWS : MAX_ROWS;
  const problems: InputProblem[] = [];
  const refuse = (field: string, what: string) => problems.push({ field, explanation: `${field} ${what}` });
  if (isTable === (inputs !== undefined)) refuse('inputs', 'or rows: one of the two is needed, and not both');
  if (isTable && (table.length === 0 || table.length > maxRows)) {
    refuse('rows', `must be a list of 1 to ${maxRows} objects of inputs`);
  }
  if (typeof explain !== 'boolean' || (explain && isTable)) {
    refuse('explain', 'must be true or false, and true with inputs only');
  }
  if (problems.length > 0) throw refused(problems);
  // Without a manifest there is nothing to check against, and nothing is predicted.
  const read = (given: unknown, field: string) =>
    manifest ? modelInputs(given, field, manifest, problems) : new Map<string, never>();
  const asked: ModelInputs[] = [];
  if (!isTable) asked.push(await read(inputs, 'inputs'));
  for (const [index, row] of table.entries()) asked.push(await read(row, `rows.${index}`));
  if (problems.length > 0) throw refused(problems);
  return { rows: asked, isTable, explain: explain === true };
}

/** So many are named that a wrong column is seen, and so few that an answer is no burden. */
const MAX_PROBLEMS = 20;

function refused(problems: readonly InputProblem[]): ServiceError {
  const told = problems.slice(0, MAX_PROBLEMS);
  return new ServiceError(
    'INVALID_REQUEST',
    told.map(({ field }) => field),
    {},
    told.map(({ explanation }) => explanation),
  );
}

function rowPrediction(prediction: Prediction): RowPrediction {
  if (prediction.status === 'none') return { status: 'none', reason: prediction.reason };
  const { methods, missing, outOfRange } = prediction;
  return {
    status: 'predicted',
    estimates: Object.fromEntries(
      methods.map(({ id, estimates }) => [
        id,
        Object.fromEntries(estimates.map(({ output, value, range }) => [output, { value, ...range }])),
      ]),
    ),
    missing: missing.map(({ id }) => id),
    outOfRange: outOfRange.map(({ id }) => id),
  };
}

/** Aborted when the client has gone before it was answered. */
function gone(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
