/** How predictions are read: which task each is of, and which figures may stand alone. */
import type {
  Estimate,
  MethodEstimates,
  MethodId,
  ModelPrediction,
  NoPrediction,
  Prediction,
} from './prediction.ts';

/** The task beside which the bleeding scores stand. */
export const BLEEDING_TASK = 'sich-after-thrombolysis';

/** The two that the project compares, then the reference that always stands beside them. */
export const METHODS_IN_ORDER: readonly MethodId[] = ['svm', 'ann', 'logistic'];

export function predicted(predictions: readonly Prediction[]): ModelPrediction[] {
  return predictions.filter((entry) => entry.status === 'predicted');
}

export function notPredicted(predictions: readonly Prediction[]): NoPrediction[] {
  return predictions.filter((entry) => entry.status === 'none');
}

/** The methods in the order in which they are shown; one that a model lacks is left out. */
export function methodsInOrder(methods: readonly MethodEstimates[]): MethodEstimates[] {
  return METHODS_IN_ORDER.flatMap((id) => methods.filter((method) => method.id === id));
}

/**
 * The classes, where all are there, so that they add up to 100 %: one of them alone, cut off from the others, would say
 * too much. Nothing for a single outcome, or where classes were recalibrated one by one.
 */
export function classesOf({ estimates }: MethodEstimates): Estimate[] {
  const classes = estimates.filter(({ sumOf }) => sumOf === undefined);
  return classes.length > 1 && addsUpTo100(classes) ? classes : [];
}

function addsUpTo100(estimates: readonly Estimate[]): boolean {
  return Math.abs(estimates.reduce((sum, { value }) => sum + value, 0) - 100) < 0.01;
}

/**
 * Figures that may stand alone: of classes, the combined outcomes, and of two that complement each other the first;
 * otherwise every figure.
 */
export function standaloneEstimates(method: MethodEstimates): Estimate[] {
  const combined = method.estimates.filter(({ sumOf }) => sumOf !== undefined);
  if (combined.length === 0) return [...method.estimates];
  return combined.filter(
    (estimate, index) => !combined.slice(0, index).some((earlier) => addsUpTo100([earlier, estimate])),
  );
}

/** One outcome as each method sees it, in the order in which they are shown. */
export function acrossMethods(methods: readonly MethodEstimates[], output: string): Estimate[] {
  return methodsInOrder(methods).flatMap(({ estimates }) =>
    estimates.filter((estimate) => estimate.output === output),
  );
}
