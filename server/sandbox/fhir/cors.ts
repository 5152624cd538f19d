/** CORS for browser apps: any origin, no cookies; FHIR R4 security.html#cors and SMART App Launch 2.2, "CORS". */
import type { NextFunction, Request, Response } from 'express';

export function allowAnyOrigin(req: Request, res: Response, next: NextFunction): void {
  res.set('Access-Control-Allow-Origin', '*');
  res.set('Access-Control-Expose-Headers', 'Location, ETag, Last-Modified, WWW-Authenticate');
  if (req.method !== 'OPTIONS') {
    next();
    return;
  }
  res.set('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
  res.set('Access-Control-Allow-Headers', 'Authorization, Content-Type, Accept, Prefer, If-Match');
  res.set('Access-Control-Max-Age', '600');
  res.status(204).end();
}
