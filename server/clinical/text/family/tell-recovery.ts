/** A recovery result as sentences for a family, in the language given. */
import type { Finding } from '../../recovery/finding.ts';
import type { RecoveryResult } from '../../recovery/recovery.ts';
import type { FactName } from '../../stroke-facts.ts';
import type { FamilyRemarkId, FamilyTestName, FamilyText } from './family-text.ts';

/** Nothing for a problem the person does not have. */
export function tellRecovery(result: RecoveryResult, text: FamilyText): readonly string[] {
  const unit = result.course.fact === 'daysSinceStroke' ? 'days' : 'months';
  switch (result.status) {
    case 'does-not-apply':
      return [];
    case 'not-yet':
      return [text.status.notYet(result.course.from, unit)];
    case 'no-longer':
      return [text.status.noLonger(result.course.to, unit)];
    case 'applies':
    case 'group-figure':
      return tellFindings(result, result.findings, text);
    case 'inputs-missing':
      return [
        ...tellFindings(result, result.findings, text),
        ...[result.mostUseful].filter((fact) => isTestName(fact, text)).map(text.status.oneMoreTest),
      ];
  }
}

function tellFindings(
  { remarks }: RecoveryResult,
  findings: readonly Finding[],
  text: FamilyText,
): readonly string[] {
  const silent = findings.filter((finding) => finding.kind === 'not-published');
  const spoken = findings.filter((finding) => finding.kind !== 'not-published');
  // A figure that holds only in some of the cases must not stand there as if it held in all.
  const isOneOfSeveral = spoken.some((finding) => silent.some((other) => isSameTopic(finding, other)));
  const sentences = [
    ...(isOneOfSeveral ? [text.status.severalPossible] : []),
    ...spoken.flatMap((finding) => tellFinding(finding, text)),
    ...(isOneOfSeveral || spoken.length === 0 ? [text.status.notPublished] : []),
    ...remarks.filter((id) => isFamilyRemark(id, text)).map((id) => text.remarks[id]),
    ...(spoken.length > 0 ? [text.page.notAForecast] : []),
  ];
  return [...new Set(sentences)];
}

function isSameTopic(one: Finding, other: Finding): boolean {
  return one.outcome === other.outcome && one.horizon === other.horizon && one.stratum === other.stratum;
}

function tellFinding(
  finding: Exclude<Finding, { kind: 'not-published' }>,
  text: FamilyText,
): readonly string[] {
  switch (finding.kind) {
    case 'rate': {
      const { outcome, range, horizon, stratum } = finding;
      return [
        text.rate(outcome, range.low, range.high, horizon, stratum),
        ...(finding.isBetweenPublished ? [text.status.betweenPublished] : []),
      ];
    }
    case 'categories':
      return [
        ...(finding.categories.length > 1 ? [text.status.severalPossible] : []),
        ...finding.categories.map((category) => text.categories[category]),
        ...(finding.correctPercent === undefined ? [] : [text.correct(finding.correctPercent)]),
        ...(finding.isUnconfirmed ? [text.status.unconfirmed] : []),
      ];
    case 'population-band':
      return [text.band(finding.outcome, finding.range.low, finding.range.high, finding.maximum)];
    case 'points':
      return [text.points(finding.range.low, finding.range.high, finding.maximum)];
  }
}

function isTestName(fact: FactName, text: FamilyText): fact is FamilyTestName {
  return fact in text.tests;
}

function isFamilyRemark(id: string, text: FamilyText): id is FamilyRemarkId {
  return id in text.remarks;
}
