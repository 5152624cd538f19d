/** Every setting in one table: name, unit, default, meaning. `npm start` needs none of them. */
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const milliseconds = z.coerce.number().int().min(1);
const withoutSlash = (url: string) => url.replace(/\/+$/, '');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const environmentSchema = z.object({
  SANDBOX: z
    .enum(['on', 'off'])
    .default('off')
    .describe('sandbox EHR in the same process; loopback only, never in production'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PORT: port.default(8080).describe('port of the service'),
  SANDBOX_PORT: port.default(8081).describe('port of the sandbox EHR'),
  PUBLIC_URL: z
    .url()
    .transform(withoutSlash)
    .optional()
    .describe('URL under which EHRs reach the service, https in production; the audience of their tokens'),
  CDS_CLIENTS_FILE: z
    .string()
    .optional()
    .describe('JSON file with the registered EHRs, see below; required unless SANDBOX=on'),
  DISCOVERY_TOKEN: z
    .enum(['optional', 'required'])
    .default('optional')
    .describe('whether GET /cds-services needs a token; one that is sent is verified in any case'),
  SIGNING_KEYS_FILE: z
    .string()
    .optional()
    .describe('private JWK Set with which the service gets tokens of its own, see below'),
  SITE_KEY: z
    .string()
    .regex(/^[\w-]{43,}$/, 'must be base64url of 32 bytes or more')
    .optional()
    .describe(
      'secret of the site, base64url of 32 random bytes, the same for all processes: patient references in the database are pseudonyms under it, sessions of the app and whatever names a person are sealed with it. Keep it apart from the database, and safe: without it records cannot be read. Without the setting one is made in DATA_DIR; required with DATABASE_URL',
    ),
  SITE_KEY_FILE: z.string().optional().describe('file that holds it, in place of SITE_KEY'),
  CODE_MAP_FILE: z
    .string()
    .optional()
    .describe(
      'FHIR ConceptMap (JSON) from the hospital’s own codes to those read here, see “Local codes”; without it only standard codes are read',
    ),
  DATA_DIR: z
    .string()
    .default('./data')
    .describe(
      'directory of this process alone: the embedded database, and records that wait while a database is away',
    ),
  DATABASE_URL: z
    .string()
    .optional()
    .describe('PostgreSQL connection string; without it the embedded database is used'),
  DATABASE_URL_FILE: z.string().optional().describe('file that holds it, in place of DATABASE_URL'),
  RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('records older than this are forgotten every night, days; without it they are kept'),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone, such as Europe/Berlin')
    .default('UTC')
    .describe(
      'time zone of the hospital, an IANA name: jobs of the night are done between 1 and 6 o’clock there',
    ),
  JOBS: z
    .enum(['here', 'worker'])
    .default('here')
    .describe(
      'who runs jobs, such as retention and the check of the audit trail: the service itself, or workers (`npm run worker`), which need PostgreSQL',
    ),
  WORKER_PORT: port
    .optional()
    .describe('port on which a worker answers /healthz, /readyz and /metrics; without it, on none'),
  DRAIN_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .default(0)
    .describe(
      'how long a service that was told to end goes on answering with /servez red, so that load balancers see it, seconds',
    ),
  FHIR_DEADLINE_MS: milliseconds
    .default(450)
    .describe('time for all FHIR reads of one hook call together, milliseconds'),
  MAX_BODY_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(10_000_000)
    .describe('largest request body, bytes'),
  MODELS_DIR: z
    .string()
    .optional()
    .describe('directory of model folders; without it those that come with the package'),
  MODEL_UPDATES_FILE: z
    .string()
    .optional()
    .describe(
      'JSON file that moves the levels of models to the patients of this site, see “How models are served”',
    ),
  INFERENCE_PROVIDERS: z
    .string()
    .regex(/^(cuda|webgpu|cpu)(,(cuda|webgpu|cpu))*$/, 'must be a list of cuda, webgpu, cpu, with commas')
    .default('cuda,webgpu,cpu')
    .describe('what computes the models: the first of these that works and reproduces the golden rows'),
  INFERENCE_URL: z
    .url()
    .transform(withoutSlash)
    .optional()
    .describe(
      'inference server (Open Inference Protocol v2: KServe, Triton) in place of ONNX Runtime here; https unless on this machine',
    ),
  INFERENCE_DEADLINE_MS: milliseconds
    .default(1000)
    .describe(
      'longest wait for the models of one hook call, milliseconds; reached only while inference starts again after a crash',
    ),
  WARN_AT_RISK_PERCENT: z.coerce
    .number()
    .min(0)
    .max(100)
    .default(15)
    .describe('a card is a warning from this risk upwards, per cent'),
  REPEAT_CARDS: z
    .enum(['when-changed', 'always'])
    .default('when-changed')
    .describe(
      'whether a card is shown again within an encounter while nothing has changed; warnings are, until someone answers them',
    ),
  GUIDELINE: z
    .enum(['aha-2026', 'eso-2021'])
    .default('aha-2026')
    .describe('guideline whose eligibility criteria count: AHA/ASA 2026 or ESO 2021'),
  TENECTEPLASE_DOSING: z
    .enum(['exact', 'label-bands', 'either'])
    .default('either')
    .describe('tenecteplase doses that count as right: 0.25 mg/kg, the US label’s weight bands, or either'),
  SELECTION_BEHAVIOR: z
    .enum(['any', 'at-most-one'])
    .default('any')
    .describe('CDS Hooks selectionBehavior of suggestions'),
  MONITORING_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      'secret of 16 characters or more for `/monitoring` and its JSON, as a bearer token or as the password a browser asks for; without it both are closed, except with SANDBOX=on',
    ),
  MONITORING_TOKEN_FILE: z.string().optional().describe('file that holds it, in place of MONITORING_TOKEN'),
  MONITORING_DRIFT_LIMIT: z.coerce
    .number()
    .min(0.1)
    .max(10)
    .default(0.25)
    .describe('population stability index of an input from which monitoring calls for action (Siddiqi 2006)'),
  MONITORING_OVERRIDE_PERCENT: z.coerce
    .number()
    .min(1)
    .max(99)
    .default(90)
    .describe(
      'share of answered cards of a kind that are overridden, per cent, from which monitoring calls for action: of drug alerts 49 to 96 % are (van der Sijs 2006)',
    ),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info'])
    .default('info')
    .describe('least severe line that is logged'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform(withoutSlash)
    .optional()
    .describe('OpenTelemetry collector to which traces are sent (OTLP over HTTP); without it there are none'),
  TRACE_FHIR_SERVERS: z
    .enum(['on', 'off'])
    .default('off')
    .describe('whether FHIR servers are sent the `traceparent` of the call that reads them'),
  NODE_ENV: z.string().optional().describe('`production` forbids SANDBOX=on'),
});

export type Config = Readonly<z.infer<typeof environmentSchema>>;

/** Everything that is wrong with the settings, in sentences. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings are not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param environment the environment of the process; variables that are not ours are ignored, empty ones count as not set
 * @throws ConfigError with all problems at once
 */
export function readConfig(environment: Environment): Config {
  return read(environment, environmentSchema, (config) => [
    ...(config.SANDBOX === 'on' ? sandboxProblems(config) : productionProblems(config)),
    ...inferenceProblems(config),
    ...keyProblems(config),
    ...jobsProblems(config),
  ]);
}

/** Where the records are: all that maintenance needs. */
export type StorageConfig = Pick<Config, 'DATA_DIR' | 'DATABASE_URL' | 'SITE_KEY' | 'LOG_LEVEL'>;

/** @throws ConfigError with all problems at once */
export function readStorageConfig(environment: Environment): StorageConfig {
  const { DATA_DIR, DATABASE_URL, SITE_KEY, LOG_LEVEL } = environmentSchema.shape;
  return read(environment, z.object({ DATA_DIR, DATABASE_URL, SITE_KEY, LOG_LEVEL }), keyProblems);
}

function read<T extends z.ZodType>(
  environment: Environment,
  schema: T,
  problemsOf: (config: z.output<T>) => string[],
): Readonly<z.output<T>> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const problems = problemsOf(parsed.data);
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(parsed.data);
}

/** @param host a host name or address, as in a URL or alone */
export function isLoopbackHost(host: string): boolean {
  return ['127.0.0.1', '::1', '[::1]', 'localhost'].includes(host);
}

/**
 * The sandbox accepts callers without a token: it must not be reachable, neither itself nor through a proxy, nor be
 * mistaken for production.
 */
function sandboxProblems(config: Config): string[] {
  const { HOST, PUBLIC_URL } = config;
  const isPublic = PUBLIC_URL !== undefined && !isLoopbackHost(new URL(PUBLIC_URL).hostname);
  return [
    ...(isLoopbackHost(HOST) ? [] : [`HOST is ${HOST}: with SANDBOX=on only a loopback address is allowed`]),
    ...(isPublic ? ['PUBLIC_URL: with SANDBOX=on only a loopback address is allowed'] : []),
    ...(config.NODE_ENV === 'production' ? ['SANDBOX=on is not allowed with NODE_ENV=production'] : []),
  ];
}

function productionProblems(config: Config): string[] {
  const { PUBLIC_URL, CDS_CLIENTS_FILE } = config;
  return [
    ...(PUBLIC_URL === undefined ? ['PUBLIC_URL is required unless SANDBOX=on'] : []),
    ...(PUBLIC_URL !== undefined && !PUBLIC_URL.startsWith('https://')
      ? ['PUBLIC_URL must be https unless SANDBOX=on']
      : []),
    ...(CDS_CLIENTS_FILE === undefined
      ? ['CDS_CLIENTS_FILE is required unless SANDBOX=on: without registered clients nobody may call']
      : []),
  ];
}

/** Several processes on one database find each other's rows by the same pseudonyms. */
function keyProblems({ DATABASE_URL, SITE_KEY }: StorageConfig): string[] {
  return DATABASE_URL !== undefined && SITE_KEY === undefined
    ? ['SITE_KEY is required with DATABASE_URL: all processes need the same']
    : [];
}

/** Nobody else can open the embedded database. */
function jobsProblems({ DATABASE_URL, JOBS }: Config): string[] {
  return DATABASE_URL === undefined && JOBS === 'worker' ? ['JOBS=worker needs DATABASE_URL'] : [];
}

/** What is asked of a model is about a patient, if without a name. */
function inferenceProblems({ INFERENCE_URL }: Config): string[] {
  if (INFERENCE_URL === undefined) return [];
  const { protocol, hostname } = new URL(INFERENCE_URL);
  return protocol === 'https:' || isLoopbackHost(hostname)
    ? []
    : ['INFERENCE_URL must be https, unless it is on this machine'];
}

/** The table for `README.md`: name, default, meaning. */
export function configTable(): { name: string; defaultValue: string; meaning: string }[] {
  return Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined);
    return {
      name,
      defaultValue: parsed.success && parsed.data !== undefined ? String(parsed.data) : '',
      meaning: schema.description ?? '',
    };
  });
}
