/**
 * The deployment examples against the service: no container engine is needed to see that they name settings, ports,
 * paths and files that exist. The image itself is not built here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { expect } from 'chai';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { SURFACES } from '../../server/app.ts';
import { clientRegistrationSchema } from '../../server/cds-hooks/clients.ts';
import { configTable, readConfig } from '../../server/config.ts';
import { JOB_PATIENCE_MS } from '../../server/compose-jobs.ts';
import { DRAIN_MS } from '../../server/listener.ts';

const DEPLOY = 'scripts/deploy';
const KUBERNETES = path.join(DEPLOY, 'kubernetes');
const PORT = 8080;
const WORKER_PORT = 8082;

const SETTINGS = configTable().map(({ name }) => name);

function documentsOf(file: string): unknown[] {
  return parseAllDocuments(readFileSync(file, 'utf8'), { merge: true }).map((document) => {
    expect(document.errors, file).to.deep.equal([]);
    return document.toJS() as unknown;
  });
}

const environment = z.record(z.string(), z.string());

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      image: z.string().optional(),
      command: z.array(z.string()).optional(),
      environment: environment.optional(),
      stop_grace_period: z.string().optional(),
      volumes: z.array(z.string()).default([]),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
    }),
  ),
});

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });

const podSchema = z.object({
  kind: z.enum(['StatefulSet', 'Deployment']),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    replicas: z.number(),
    template: z.object({
      spec: z.object({
        terminationGracePeriodSeconds: z.number(),
        containers: z.array(
          z.object({
            image: z.string(),
            command: z.array(z.string()).optional(),
            env: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
            ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
            startupProbe: probe,
            readinessProbe: probe,
            livenessProbe: probe,
          }),
        ),
      }),
    }),
  }),
});

const configMapSchema = z.object({
  kind: z.literal('ConfigMap'),
  metadata: z.object({ name: z.string() }),
  data: environment,
});

/** Seconds from the signal to the end: what the service goes on with, running requests, running jobs. */
const endingSeconds = (settings: Record<string, string>) =>
  Number(settings['DRAIN_SECONDS']) + (DRAIN_MS + JOB_PATIENCE_MS) / 1000;

/** What the files would give the process in place of the secrets. */
function usable(settings: Record<string, string>): void {
  const secrets = { DATABASE_URL: 'postgres://u@database/d', SITE_KEY: 'k'.repeat(43) };
  expect(Object.keys(settings).filter((name) => !SETTINGS.includes(name))).to.deep.equal([]);
  const config = readConfig({ ...settings, ...secrets, NODE_ENV: 'production' });
  expect(config.DATABASE_URL_FILE).to.be.a('string');
  expect(config.SITE_KEY_FILE).to.be.a('string');
}

/** `node dist/server/x.js` is made of `server/x.ts`. */
function isBuilt(command: readonly string[]): boolean {
  const [node, file = ''] = command;
  return node === 'node' && existsSync(file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

describe('the Containerfile', () => {
  const lines = readFileSync(path.join(DEPLOY, 'Containerfile'), 'utf8').replaceAll('\\\n', ' ').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));

  it('copies what is there, and lets nothing else in', () => {
    const sources = lines
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    expect(sources.length).to.be.above(5);
    expect(sources.filter((source) => !existsSync(source))).to.deep.equal([]);
    const allowed = readFileSync(path.join(DEPLOY, 'Containerfile.dockerignore'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(new Set(sources.map((source) => source.split('/')[0]))).to.deep.equal(new Set(allowed));
  });

  it('runs the built service as nobody in particular, with settings that exist, and asks for its health', () => {
    const settings =
      last
        .find((line) => line.startsWith('ENV'))
        ?.slice(4)
        .split(' ') ?? [];
    expect(settings.map((pair) => pair.split('=')[0])).to.satisfy((names: string[]) =>
      names.every((name) => SETTINGS.includes(name)),
    );
    expect(settings).to.include.members(['NODE_ENV=production', `PORT=${PORT}`, 'DATA_DIR=/data']);
    expect(last).to.include(`EXPOSE ${PORT}`).and.to.include('USER node').and.to.include('VOLUME /data');
    expect(last.findIndex((line) => line === 'USER node')).to.be.above(
      last.findLastIndex((line) => line.startsWith('RUN')),
    );
    const command = last.find((line) => line.startsWith('CMD')) ?? '';
    expect(isBuilt(z.array(z.string()).parse(JSON.parse(command.slice(4))))).to.equal(true);
    expect(last.join('\n')).to.contain('/healthz');
  });
});

describe('the Compose example', () => {
  const { services } = composeSchema.parse(documentsOf(path.join(DEPLOY, 'compose.yaml'))[0]);
  const ours = Object.entries(services).filter(([, { image }]) => image === 'stroke-cds');

  it('has two services and a worker, with settings they start with and time to end', () => {
    expect(ours.map(([name]) => name)).to.deep.equal(['service-a', 'service-b', 'worker']);
    for (const [, { environment: settings = {}, stop_grace_period: grace, command }] of ours) {
      usable(settings);
      expect(Number.parseInt(grace ?? '', 10)).to.be.above(endingSeconds(settings));
      if (command) expect(isBuilt(command)).to.equal(true);
    }
    expect(services['worker']?.environment).to.have.property('WORKER_PORT', `${WORKER_PORT}`);
    const [command, ...words] = services['worker']?.healthcheck?.test ?? [];
    expect([command, ...words.slice(0, 2)]).to.deep.equal(['CMD', 'node', '-e']);
    expect(() => new Script(words.at(-1) ?? '')).not.to.throw();
  });

  it('gives each process a directory of its own', () => {
    const volumes = ours.flatMap(([, service]) => service.volumes);
    expect(volumes.every((volume) => volume.endsWith(':/data'))).to.equal(true);
    expect(new Set(volumes).size).to.equal(ours.length);
  });

  it('has a proxy that knows both, goes on without the database, and shows neither figures nor health outside', () => {
    const proxy = readFileSync(path.join(DEPLOY, 'Caddyfile'), 'utf8');
    expect(proxy)
      .to.contain(`reverse_proxy service-a:${PORT} service-b:${PORT}`)
      .and.to.contain('health_uri /servez');
    const outside = /@outside path (.+)/.exec(proxy)?.[1]?.split(' ') ?? [];
    const surfaces = new Set(outside.map((one) => one.replace(/\/\*$/, '')));
    const inside = ['/healthz', '/servez', '/readyz', '/metrics'];
    expect([...surfaces, ...inside].filter((one) => one !== '/api')).to.have.members(
      SURFACES.filter((one) => !one.startsWith('/api/')),
    );
    expect(proxy).to.match(/handle \{\n\s+respond 404\n/);
  });
});

describe('the Kubernetes example', () => {
  const all = readdirSync(KUBERNETES)
    .filter((file) => file !== 'gpu.yaml')
    .flatMap((file) => documentsOf(path.join(KUBERNETES, file)));
  const pods = all.flatMap((document) => podSchema.safeParse(document).data ?? []);
  const maps = all.flatMap((document) => configMapSchema.safeParse(document).data ?? []);
  const settings = maps.find(({ metadata }) => metadata.name === 'settings')?.data ?? {};

  it('starts services and workers with settings that are right, on ports and paths that exist', () => {
    usable(settings);
    expect(pods.map(({ metadata }) => metadata.name)).to.have.members(['service', 'worker']);
    for (const { metadata, spec } of pods) {
      expect(spec.replicas).to.be.above(1);
      const [container] = spec.template.spec.containers;
      expect(container?.image).to.equal('stroke-cds');
      const port = metadata.name === 'worker' ? WORKER_PORT : PORT;
      expect(container?.ports).to.deep.equal([{ name: 'http', containerPort: port }]);
      // The service is not taken from its callers while the database is away.
      const path = metadata.name === 'worker' ? '/readyz' : '/servez';
      expect(container?.readinessProbe.httpGet).to.deep.equal({ path, port: 'http' });
      for (const alive of [container?.startupProbe, container?.livenessProbe])
        expect(alive?.httpGet).to.deep.equal({ path: '/healthz', port: 'http' });
      for (const { name } of container?.env ?? []) expect(SETTINGS).to.include(name);
      if (container?.command) expect(isBuilt(container.command)).to.equal(true);
      const ends = endingSeconds(metadata.name === 'worker' ? { DRAIN_SECONDS: '0' } : settings);
      expect(spec.template.spec.terminationGracePeriodSeconds).to.be.above(ends);
    }
  });

  it('has no site key that a process would start with', () => {
    const key = /site-key: (.+)/.exec(readFileSync(path.join(KUBERNETES, 'settings.yaml'), 'utf8'))?.[1];
    expect(key).to.be.a('string');
    expect(() => readConfig({ ...settings, SITE_KEY: key, NODE_ENV: 'production' })).to.throw(/SITE_KEY/);
  });

  it('leaves registered clients as they must be, there and in the Compose example', () => {
    const clients = [
      maps.find(({ metadata }) => metadata.name === 'clients')?.data['clients.json'] ?? '',
      readFileSync(path.join(DEPLOY, 'clients.example.json'), 'utf8'),
    ];
    for (const text of clients)
      expect(z.array(clientRegistrationSchema).parse(JSON.parse(text))).to.have.length(1);
  });

  it('patches the service for a GPU node with settings that exist', () => {
    const [patch] = documentsOf(path.join(KUBERNETES, 'gpu.yaml'));
    const names = [...JSON.stringify(patch).matchAll(/"name":"([A-Z_]+)"/g)].map(([, name]) => name);
    expect(names).to.deep.equal(['INFERENCE_PROVIDERS']);
    expect(SETTINGS).to.include.members(names);
  });
});
