/**
 * `GET /monitoring`: the page for the head of a stroke unit. `GET /api/monitoring/reports/latest`: the same as JSON.
 * Counts and figures of the site, and no patient; still nobody's but the site's, so both ask for MONITORING_TOKEN.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { ServiceError } from '../errors.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { monitoringPage } from '../monitoring/page/monitoring-page.ts';
import { PAGE_STYLES } from '../monitoring/page/page-styles.ts';
import { storedReport } from '../monitoring/report.ts';
import { shownReport, type ShownReport } from '../monitoring/shown-report.ts';
import type { Store } from '../storage/store.ts';

export interface MonitoringRouterDeps {
  readonly store: { readonly monitoring: Pick<Store['monitoring'], 'latestReport'> };
  /** Undefined where the setting is absent. */
  readonly monitoringToken: string | undefined;
  /** The sandbox listens on this machine alone and its patients are made up: open without a token. */
  readonly isSandbox: boolean;
}

/** The page has no script, and shows nothing but itself. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function monitoringRouter(deps: MonitoringRouterDeps): Router {
  const router = Router();
  const latest = async (): Promise<ShownReport | null> => {
    const document = await deps.store.monitoring.latestReport().catch(() => {
      throw new ServiceError('STORAGE_UNAVAILABLE');
    });
    const report = storedReport(document);
    return report && shownReport(report);
  };
  const page = '/monitoring';
  const report = '/api/monitoring/reports/latest';
  router.use([page, report], forTheSite(deps));
  router.get(page, async (_request, response) => {
    response.set('Content-Security-Policy', PAGE_POLICY);
    response.type('html').send(monitoringPage({ report: await latest(), isSandbox: deps.isSandbox }));
  });
  router.get(`${page}/page.css`, (_request, response) => {
    response.type('css').send(PAGE_STYLES);
  });
  router.get(report, async (_request, response) => {
    const shown = await latest();
    if (shown === null) throw new ServiceError('NO_REPORT');
    response.json(shown);
  });
  router.all([page, report], methodNotAllowed('GET'));
  return router;
}

/** As a bearer token, or as the password of whoever asks with a browser. */
function forTheSite({ monitoringToken, isSandbox }: MonitoringRouterDeps): RequestHandler {
  return (request, _response, next) => {
    if (monitoringToken === undefined) {
      if (!isSandbox) throw new ServiceError('MONITORING_CLOSED');
    } else if (!isSame(credentialIn(request.headers.authorization ?? ''), monitoringToken)) {
      throw new ServiceError('UNAUTHENTICATED', [], {
        'WWW-Authenticate': 'Basic realm="monitoring", charset="UTF-8"',
      });
    }
    next();
  };
}

function credentialIn(authorization: string): string {
  const [, scheme = '', rest = ''] = /^(\S+) (.+)$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'bearer') return rest;
  if (scheme.toLowerCase() !== 'basic') return '';
  const text = Buffer.from(rest, 'base64').toString('utf8');
  // Whatever the user calls themselves.
  return text.slice(text.indexOf(':') + 1);
}

/** Digests are of one length: how long the comparison takes says nothing. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
