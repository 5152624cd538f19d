/**
 * Tasks for which no open patient data exist, so that no model is shipped: each is trained by a site on its own
 * registry, or says so. Reasons: README, "Models".
 */
import type { NoPrediction } from '../clinical/predictions/prediction.ts';
import type { ModelState } from './predictor.ts';

export interface SiteTask {
  /** The task of the model factory, and the id of the model it writes. */
  readonly id: string;
  readonly title: string;
  readonly moment: 'before-treatment' | 'after-imaging';
}

export const SITE_TASKS: readonly SiteTask[] = [
  {
    id: 'sich-after-thrombolysis',
    title: 'Symptomatic intracranial haemorrhage after thrombolysis',
    moment: 'before-treatment',
  },
  {
    id: 'visual-recovery-pca',
    title: 'Recovery of the visual field after a posterior cerebral artery stroke',
    moment: 'after-imaging',
  },
  {
    id: 'avm-mortality',
    title: 'Death after rupture of an arteriovenous malformation',
    moment: 'after-imaging',
  },
  { id: 'motor-from-lesion', title: 'Movement from the lesion', moment: 'after-imaging' },
  { id: 'behaviour-from-lesion', title: 'Behaviour from the lesion', moment: 'after-imaging' },
  {
    id: 'domain-recovery',
    title: 'Recovery of movement, language, attention, memory and sight',
    moment: 'after-imaging',
  },
];

export function notTrained({ id, title }: SiteTask): NoPrediction {
  return { status: 'none', model: { id, task: id, title }, reason: 'not-trained-at-this-site' };
}

export function stateOfTask({ id, title }: SiteTask): ModelState {
  return {
    id,
    task: id,
    title,
    state: 'not-trained',
    reasons: [
      `no model trained at this site; npm run train -- --task ${id} --data DIR trains one on the site's own registry`,
    ],
  };
}
