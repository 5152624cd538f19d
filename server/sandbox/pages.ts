/** The order-entry page: static files under a policy that lets nothing but them run. */
import express, { type Router } from 'express';

/** Cards bring text and links only, so no other origin is ever needed; styles are adopted style sheets or files. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function pages(pagesDir: string): Router {
  const router = express.Router();
  router.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
    next();
  });
  router.use(express.static(pagesDir, { cacheControl: false, dotfiles: 'ignore' }));
  return router;
}
