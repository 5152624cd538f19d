/** The rules of the layout, read from the imports themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import ts from 'typescript';

interface Source {
  /** Path from the root, with slashes. */
  readonly file: string;
  readonly text: string;
  /** Imported files as paths from the root, and packages by name; type-only imports are marked. */
  readonly imports: readonly { readonly target: string; readonly isTypeOnly: boolean }[];
}

function sourcesUnder(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.posix.join(entry.parentPath.split(path.sep).join('/'), entry.name))
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return { file, text, imports: importsOf(file, text) };
    });
}

function importsOf(file: string, text: string): Source['imports'] {
  const imports: { target: string; isTypeOnly: boolean }[] = [];
  const add = (specifier: ts.Expression | undefined, isTypeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const name = specifier.text;
    const target = name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name;
    imports.push({ target, isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true));
  return imports;
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

const server = sourcesUnder('server');
const app = sourcesUnder('smart-app/src');
const scripts = sourcesUnder('scripts');
const tests = sourcesUnder('test');

/** The folder under server/ that a file belongs to; the files directly in server/ by their own name. */
function layerOf(file: string): string {
  return file.split('/')[1] ?? '';
}

/** Files directly in server/ that every adapter may use. */
const SHARED = [
  'errors.ts',
  'log.ts',
  'json-body.ts',
  'method-not-allowed.ts',
  'request-log.ts',
  'metrics.ts',
  'tracing.ts',
  'config.ts',
];

const MAY_IMPORT: Record<string, readonly string[]> = {
  clinical: [],
  storage: ['clinical'],
  jobs: ['storage', 'outbound', ...SHARED],
  outbound: [],
  opentelemetry: ['outbound', ...SHARED],
  fhir: ['clinical', 'outbound', ...SHARED],
  inference: ['clinical', 'outbound', ...SHARED],
  'cds-hooks': ['clinical', 'fhir', 'inference', 'storage', 'outbound', ...SHARED],
  monitoring: ['clinical', 'fhir', 'inference', 'storage', 'jobs', ...SHARED],
  api: ['clinical', 'fhir', 'inference', 'storage', 'monitoring', 'jobs', ...SHARED],
  smart: ['clinical', 'fhir', 'storage', 'outbound', 'api', 'cds-hooks', ...SHARED],
  sandbox: [],
};

describe('architecture', () => {
  for (const [layer, allowed] of Object.entries(MAY_IMPORT)) {
    it(`server/${layer} imports nothing of ours but ${allowed.join(', ') || 'itself'}`, () => {
      const wrong = server
        .filter(({ file }) => layerOf(file) === layer)
        .flatMap(({ file, imports }) =>
          imports
            .filter(({ target }) => /^(server|smart-app|scripts|test)\//.test(target))
            .filter(
              ({ target }) => !target.startsWith(`server/${layer}/`) && !allowed.includes(layerOf(target)),
            )
            .map(({ target }) => `${file} -> ${target}`),
        );
      expect(wrong).to.deep.equal([]);
    });
  }

  it('server/clinical is pure: no package, no Node module, no clock, no randomness', () => {
    const core = server.filter(({ file }) => file.startsWith('server/clinical/'));
    expect(core.length).to.be.greaterThan(5);
    const packages = core.flatMap(({ file, imports }) =>
      imports
        .filter(({ target }) => !target.startsWith('server/'))
        .map(({ target }) => `${file} -> ${target}`),
    );
    expect(packages).to.deep.equal([]);
    const impure = core.filter(({ text }) =>
      /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bprocess\b|\bfetch\(|\bconsole\b/.test(text),
    );
    expect(impure.map(({ file }) => file)).to.deep.equal([]);
  });

  it('only processes read the environment or end: in server/process.ts and server/maintenance.ts', () => {
    const wrong = server.filter(
      ({ file, text }) =>
        !['server/process.ts', 'server/maintenance.ts'].includes(file) &&
        /\bprocess\.(env|exit)\b/.test(text),
    );
    expect(wrong.map(({ file }) => file)).to.deep.equal([]);
  });

  it('only server/outbound opens connections: addresses are checked there, and fhir-kit-client is given its pools', () => {
    const wrong = server.filter(
      ({ file, text, imports }) =>
        !['outbound', 'sandbox'].includes(layerOf(file)) &&
        (/(?<![.\w])fetch\(/.test(text) ||
          imports.some(
            ({ target, isTypeOnly: types }) =>
              !types && /^(undici|node:(http|https|http2|tls))$/.test(target),
          )) &&
        file !== 'server/listener.ts',
    );
    expect(wrong.map(({ file }) => file)).to.deep.equal([]);
  });

  it('only server/compose.ts reaches the sandbox, and its code only when it is wanted', () => {
    const arrows = server
      .filter(({ file }) => layerOf(file) !== 'sandbox')
      .flatMap(({ file, imports }) => imports.map((entry) => ({ file, ...entry })))
      .filter(({ target }) => target.startsWith('server/sandbox/'));
    expect([...new Set(arrows.map(({ file }) => file))]).to.deep.equal(['server/compose.ts']);
    const compose = readFileSync('server/compose.ts', 'utf8');
    expect(compose).not.to.match(/^import (?!type).*sandbox/m);
  });

  it('only server/compose-tracing.ts reaches OpenTelemetry, and loads it only when it is wanted', () => {
    const arrows = server
      .filter(({ file }) => layerOf(file) !== 'opentelemetry')
      .filter(({ imports }) => imports.some(({ target }) => target.startsWith('server/opentelemetry/')));
    expect(arrows.map(({ file }) => file)).to.deep.equal(['server/compose-tracing.ts']);
    expect(arrows[0]?.text).not.to.match(/^import .*opentelemetry/m);
  });

  it('the service uses no development dependency', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: object };
    const development = Object.keys(manifest.devDependencies);
    const wrong = server
      .filter(({ file }) => layerOf(file) !== 'sandbox')
      .flatMap(({ file, imports }) =>
        imports
          .filter(
            ({ target, isTypeOnly: types }) =>
              !types && development.some((name) => target === name || target.startsWith(`${name}/`)),
          )
          .map(({ target }) => `${file} -> ${target}`),
      );
    expect(wrong).to.deep.equal([]);
  });

  it('the app takes code from the clinical core, to read charts from server/fhir, and types from both and the API', () => {
    const wrong = app.flatMap(({ file, imports }) =>
      imports
        .filter(({ target }) => target.startsWith('server/') && !target.startsWith('server/clinical/'))
        .filter(
          ({ target, isTypeOnly: types }) =>
            !(types && /^server\/(api|fhir)\//.test(target)) &&
            !(file.startsWith('smart-app/src/chart/') && target.startsWith('server/fhir/')),
        )
        .map(({ target }) => `${file} -> ${target}`),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('what the app takes of the server runs in a browser: pure files and zod, no Node module, no connection', () => {
    const runtime = (imports: Source['imports']) =>
      imports.filter(({ isTypeOnly: types }) => !types).map(({ target }) => target);
    const byFile = new Map(server.map((source) => [source.file, source]));
    const reached = new Set<string>();
    const open = app.flatMap(({ imports }) => runtime(imports)).filter((target) => byFile.has(target));
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      open.push(...runtime(byFile.get(file)?.imports ?? []).filter((target) => byFile.has(target)));
    }
    expect([...reached]).to.include.members(['server/fhir/gather.ts', 'server/fhir/facts-from-chart.ts']);
    const wrong = [...reached].flatMap((file) => [
      ...(/^server\/(clinical|fhir)\/|^server\/errors\.ts$/.test(file) ? [] : [file]),
      ...runtime(byFile.get(file)?.imports ?? [])
        .filter((target) => !target.startsWith('server/') && target !== 'zod')
        .map((target) => `${file} -> ${target}`),
    ]);
    expect(wrong).to.deep.equal([]);
  });

  it('each of these packages is used in one listed place', () => {
    const places: Record<string, RegExp> = {
      'fhir-kit-client': /^server\/fhir\/fhir-client\.ts$/,
      fhirclient: /^smart-app\/src\/session\.ts$/,
      '@electric-sql/pglite': /^server\/storage\/pglite-database\.ts$/,
      'onnxruntime-node': /^server\/inference\/runtime\/child\.ts$/,
      'prom-client': /^server\/metrics\.ts$/,
      'pg-boss': /^server\/jobs\/boss\.ts$/,
      '@opentelemetry/api': /^server\/opentelemetry\//,
      '@opentelemetry/sdk-trace-node': /^server\/opentelemetry\/open-tracing\.ts$/,
      pg: /^server\/storage\/(postgres-database|migrate)\.ts$/,
    };
    const wrong = [...server, ...app].flatMap(({ file, imports }) =>
      imports
        .filter(({ target }) => places[target] && !places[target].test(file))
        .map(({ target }) => `${file} -> ${target}`),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('no file is longer than 400 lines', () => {
    const long = [...server, ...app, ...scripts, ...tests].filter(
      ({ text }) => text.split('\n').length > 401,
    );
    expect(long.map(({ file }) => file)).to.deep.equal([]);
  });
});
