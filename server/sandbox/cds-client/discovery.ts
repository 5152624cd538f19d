/** What a CDS service offers (CDS Hooks 2.0.1, "Discovery"), as far as a client needs it. */
import { z } from 'zod';

const serviceSchema = z.object({
  id: z.string().min(1),
  hook: z.string().min(1),
  title: z.string().optional(),
  prefetch: z.record(z.string(), z.string()).optional(),
});

export type DiscoveredService = z.infer<typeof serviceSchema>;

/** Undefined if the body is not a discovery document; services that are not well described are left out. */
export function parseDiscovery(body: unknown): DiscoveredService[] | undefined {
  const document = z.object({ services: z.array(z.unknown()) }).safeParse(body);
  return document.success
    ? document.data.services.flatMap((service) => serviceSchema.safeParse(service).data ?? [])
    : undefined;
}
