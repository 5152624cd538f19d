/** Models that say what a test wants, and remember what they were asked. */
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import { NO_MODELS } from './no-models.ts';
import type { PredictOptions, Predictor } from '../../server/inference/predictor.ts';

export interface FakePredictor extends Predictor {
  readonly asked: readonly PredictOptions[];
}

export function fakePredictor(predictions: readonly Prediction[]): FakePredictor {
  const asked: PredictOptions[] = [];
  return {
    ...NO_MODELS,
    asked,
    predict: (_facts, options) => {
      asked.push(options);
      return Promise.resolve(predictions);
    },
  };
}
