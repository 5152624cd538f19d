/** The tracing port: what took how long within a request or a job, told to a collector. Adapter: opentelemetry/. */

/** Ids of ours, counts and states; never an id, a value or an address of a patient. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface Tracing {
  /** Does the work within a span, a child of the one it is called in. What the work throws is passed on. */
  readonly span: <T>(name: string, attributes: SpanAttributes, work: () => T | Promise<T>) => Promise<T>;
  /**
   * The first span of a request.
   * @param traceparent of the caller (W3C Trace Context), to be continued
   */
  readonly request: <T>(
    name: string,
    traceparent: string | undefined,
    attributes: SpanAttributes,
    work: () => Promise<T>,
  ) => Promise<T>;
  /** Says more about the present span. */
  readonly annotate: (attributes: SpanAttributes) => void;
  /** `traceparent` of the present span, to be passed on; undefined outside of one. */
  readonly traceparent: () => string | undefined;
  /** Sends what has not been sent. */
  readonly close: () => Promise<void>;
}

/** Where no collector is set. */
export const NO_TRACING: Tracing = {
  span: async (_name, _attributes, work) => work(),
  request: (_name, _traceparent, _attributes, work) => work(),
  annotate: () => undefined,
  traceparent: () => undefined,
  close: () => Promise.resolve(),
};
