/** The settings as the process sees them, for people: each with its value, where that comes from, and what it means. */
import { ConfigError, configTable, readConfig, type Environment } from './config.ts';
import { SECRETS } from './secret-files.ts';

export interface Setting {
  readonly name: string;
  /** Of a secret only that it is set; empty when there is none. */
  readonly value: string;
  readonly source: 'set' | 'default' | 'not set';
  readonly meaning: string;
}

export interface SettingsReport {
  readonly settings: readonly Setting[];
  /** What keeps the service from starting with them. */
  readonly problems: readonly string[];
}

export function settingsReport(environment: Environment): SettingsReport {
  const settings = configTable().map(({ name, defaultValue, meaning }): Setting => {
    const value = environment[name] ?? '';
    if (value !== '') return { name, value: shown(name, value), source: 'set', meaning };
    return { name, value: defaultValue, source: defaultValue === '' ? 'not set' : 'default', meaning };
  });
  return { settings, problems: problemsOf(environment) };
}

/** As a table for a terminal: the meanings last, since they are long. */
export function settingsText({ settings, problems }: SettingsReport): string {
  const width = (key: 'name' | 'value' | 'source') =>
    Math.max(...settings.map((setting) => setting[key].length));
  const [names, values, sources] = [width('name'), width('value'), width('source')];
  const lines = settings.map(({ name, value, source, meaning }) =>
    [name.padEnd(names), value.padEnd(values), source.padEnd(sources), meaning].join('  '),
  );
  const wrong = problems.map((problem) => `  - ${problem}`);
  return [...lines, ...(wrong.length === 0 ? [] : ['', 'not usable:', ...wrong]), ''].join('\n');
}

/** Those with a value, for the log. */
export function settingsFields({ settings }: SettingsReport): Readonly<Record<string, string>> {
  return Object.fromEntries(
    settings.filter(({ source }) => source !== 'not set').map(({ name, value }) => [name, value]),
  );
}

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** An address may carry a name and a password, too, in which anything may stand that should have been escaped. */
function shown(name: string, value: string): string {
  if (SECRETS.includes(name)) return '(set)';
  return value.replace(/^(\w+:\/\/).*@/, '$1(set)@');
}
