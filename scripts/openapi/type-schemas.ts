/**
 * The TypeScript types of the API as JSON Schema (2020-12), made from the sources by the compiler, so that the answers
 * of the API are written down once. Named types become components; what has no name of its own stands where it is used.
 */
import path from 'node:path';
import { buildGenerator, getProgramFromFiles } from 'typescript-json-schema';
import { z } from 'zod';
import { readFileSync } from 'node:fs';

export type JsonSchema = Readonly<Record<string, unknown>>;

const configSchema = z.object({ compilerOptions: z.record(z.string(), z.unknown()) });

/**
 * @param files that declare the types
 * @param names of the types; those that they are made of come with them
 * @returns by name, referring to each other as `#/components/schemas/…`
 * @throws Error when the sources do not compile
 */
export function typeSchemas(
  files: readonly string[],
  names: readonly string[],
): Readonly<Record<string, JsonSchema>> {
  const { compilerOptions } = configSchema.parse(JSON.parse(readFileSync('tsconfig.json', 'utf8')));
  const program = getProgramFromFiles(
    files.map((file) => path.resolve(file)),
    { ...compilerOptions, types: ['node'] },
  );
  // With `noExtraProps` it merges intersections, and closes objects, which `converted` opens again.
  const options = { required: true, aliasRef: true, topRef: true, noExtraProps: true };
  const generator = buildGenerator(program, options);
  if (generator === null) throw new Error('the sources of the API do not compile');
  const { definitions = {} } = generator.getSchemaForSymbols([...names]);
  return components(definitions as Record<string, JsonSchema>);
}

function components(definitions: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  const nameOf = naming(definitions);
  const converted = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(converted);
    if (typeof node !== 'object' || node === null) return node;
    const { $ref: reference, ...rest } = node as JsonSchema;
    if (typeof reference === 'string') {
      const target = targetOf(reference);
      const name = nameOf(target);
      // The description of the place says more than that of the type.
      if (name !== undefined) return { $ref: `#/components/schemas/${name}`, ...rest };
      return { ...(converted(definitions[target]) as JsonSchema), ...rest };
    }
    return tuple(
      Object.fromEntries(
        Object.entries(rest)
          .filter(([keyword, value]) => keyword !== 'additionalProperties' || value !== false)
          .map(([keyword, value]) => [keyword, converted(value)]),
      ),
    );
  };
  const named = Object.keys(definitions).flatMap((key): [string, JsonSchema][] => {
    const name = nameOf(key);
    const isAlias = nameOf(aliasedBy(definitions[key])) === name;
    return name === undefined || isAlias ? [] : [[name, converted(definitions[key]) as JsonSchema]];
  });
  return Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A name for each definition: that of its type, after that of its file where several types are called so; undefined for
 * a type without a name, such as an object in place or a `Record`.
 */
function naming(definitions: Readonly<Record<string, JsonSchema>>): (key: string) => string | undefined {
  const types = Object.keys(definitions).filter(
    (key) => ownName(aliasedBy(definitions[key])) !== ownName(key),
  );
  return (key) => {
    const own = ownName(key);
    if (own === undefined || types.filter((type) => ownName(type) === own).length < 2) return own;
    const file = /^import\("[^"]*\/([^/"]+)"/.exec(key)?.[1] ?? '';
    return `${file.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}${own}`;
  };
}

function ownName(key: string): string | undefined {
  const own = key.replace(/import\("[^"]*",\{with:\{[^}]*\}\}\)\./g, '');
  if (/^(?:__type|Extract|Pick|Omit|Partial|Record<)/.test(own) || !/^[A-Za-z]\w*(?:<[^{}]*>)?$/.test(own))
    return undefined;
  return own.replace(/[^A-Za-z0-9]+/g, '_').replace(/_$/, '');
}

/** The definition that another only repeats: a type under its own name in the file that uses it. */
function aliasedBy(definition: JsonSchema | undefined): string {
  const reference = definition?.['$ref'];
  return typeof reference === 'string' ? targetOf(reference) : '';
}

function targetOf(reference: string): string {
  return decodeURIComponent(reference.replace('#/definitions/', ''));
}

/** Draft 7 lists the items of a tuple under `items`. */
function tuple(schema: JsonSchema): JsonSchema {
  const { items, additionalItems, ...rest } = schema;
  if (!Array.isArray(items)) return schema;
  return { ...rest, prefixItems: items, items: additionalItems ?? false };
}
