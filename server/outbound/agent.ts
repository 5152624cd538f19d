/**
 * The connections the service opens: only to allowed addresses, with a bound on what comes back.
 *
 * The address is judged where the socket is opened, not before: a name that answers differently the second time
 * (DNS rebinding) changes nothing, since what was resolved and judged is what is connected to.
 */
import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, DecoratorHandler, type Dispatcher } from 'undici';
import { isAllowedAddress, type Reach } from './address-rules.ts';
import { codedError } from './failure.ts';

export interface AgentOptions {
  /** Larger answers are broken off; counted as received, which is as read, since compressed answers are refused. */
  readonly maxResponseBytes: number;
  /** Resolves names; the system's resolver when absent. */
  readonly lookup?: LookupFunction | undefined;
}

/** One pool of connections for each reach, so that none opened for the one is used for the other. */
export interface Agents {
  readonly reaching: Readonly<Record<Reach, Dispatcher>>;
  /** Nothing is waited for: whoever closes has no use for an answer any more. */
  readonly close: () => Promise<void>;
}

export function createAgents(options: AgentOptions): Agents {
  const reaching = { public: createAgent('public', options), private: createAgent('private', options) };
  return {
    reaching,
    close: async () => {
      await Promise.all(Object.values(reaching).map((agent) => agent.destroy()));
    },
  };
}

const CONNECT_TIMEOUT_MS = 5000;
const KEEP_ALIVE_MS = 30_000;

/**
 * Sent with every request and insisted on in the answer: a few kilobytes of compressed zeros are gigabytes once
 * read, and the size limit counts the former.
 */
export const UNCOMPRESSED = { 'accept-encoding': 'identity' } as const;

function createAgent(reach: Reach, { maxResponseBytes, lookup }: AgentOptions): Dispatcher {
  const connector = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    lookup: allowedOnly(lookup ?? systemLookup, reach),
  });
  const agent = new Agent({
    maxResponseSize: maxResponseBytes,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: (options, callback) => {
      // A host that is an address is connected to without a lookup.
      if (isIP(options.hostname) !== 0 && !isAllowedAddress(options.hostname, reach)) {
        callback(addressRefused(), null);
      } else {
        connector(options, callback);
      }
    },
  });
  return agent.compose((dispatch) => (options, handler) => dispatch(options, uncompressedOnly(handler)));
}

function allowedOnly(lookup: LookupFunction, reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error || !Array.isArray(addresses)) {
        callback(error ?? addressRefused(), '');
        return;
      }
      const allowed = addresses.filter(({ address }) => isAllowedAddress(address, reach));
      const [first] = allowed;
      if (first === undefined) callback(addressRefused(), '');
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

/** Without the address: whoever reads the log may know it, but nobody else has to. */
function addressRefused(): NodeJS.ErrnoException {
  return codedError('ERR_ADDRESS_REFUSED', 'the address is not one that may be connected to');
}

function uncompressedOnly(handler: Dispatcher.DispatchHandlers): Dispatcher.DispatchHandlers {
  const onHeaders: Dispatcher.DispatchHandlers['onHeaders'] = (status, headers, resume, statusText) => {
    const fields = headers.map((field) => field.toString('latin1').toLowerCase());
    const at = fields.findIndex((field, index) => index % 2 === 0 && field === 'content-encoding');
    if (at !== -1 && fields[at + 1] !== 'identity') {
      throw codedError('ERR_COMPRESSED', 'the answer is compressed');
    }
    return handler.onHeaders?.(status, headers, resume, statusText) ?? true;
  };
  return Object.assign(new DecoratorHandler(handler), { onHeaders });
}
