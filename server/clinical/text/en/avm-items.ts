/** Rules of the scores for arteriovenous malformations, in full and in one or two words for a table cell. */

export const AVM_ITEMS = {
  'spetzler-martin.size': { label: 'Largest diameter < 3 / 3–6 / > 6 cm', short: 'size' },
  'spetzler-martin.eloquence': { label: 'Eloquent tissue', short: 'eloquent' },
  'spetzler-martin.deep-drainage': { label: 'Deep venous drainage', short: 'deep drainage' },
  'vras.volume': { label: 'Volume 2–4 / > 4 mL', short: 'volume' },
  'vras.eloquence': { label: 'Eloquent location', short: 'eloquent' },
  'vras.haemorrhage': { label: 'Haemorrhage before', short: 'haemorrhage' },
  'rbas-modified.volume': { label: '0.1 × volume in mL', short: 'volume' },
  'rbas-modified.age': { label: '0.02 × age in years', short: 'age' },
  'rbas-modified.deep': { label: 'Basal ganglia, thalamus or brainstem (0.5)', short: 'deep' },
  'avmes.pedicles': { label: 'Arterial pedicles ≤ 3 / 4–6 / > 6', short: 'pedicles' },
  'avmes.veins': { label: 'Draining veins ≤ 3 / 4–6 / > 6', short: 'veins' },
  'avmes.nidus': { label: 'Nidus ≤ 3 / up to 6 / > 6 cm', short: 'nidus' },
  'avmes.eloquence': { label: 'Vascular eloquence', short: 'eloquent' },
} as const;
