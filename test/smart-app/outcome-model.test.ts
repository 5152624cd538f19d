import { expect } from 'chai';
import type { OutcomeHistory, SentOutcome } from '../../server/api/contract.ts';
import { DRAFT_PROBLEMS } from '../../server/clinical/text/en.ts';
import { ApiError } from '../../smart-app/src/api.ts';
import { OutcomeModel } from '../../smart-app/src/outcomes/outcome-model.ts';
import { draftOf, readDraft, type OutcomeDraft } from '../../smart-app/src/outcomes/outcome-draft.ts';
import { strokesIn } from '../../smart-app/src/outcomes/strokes.ts';
import { windowDates } from '../../smart-app/src/outcomes/window-dates.ts';
import { refusalIn } from '../../smart-app/src/refusal.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const STROKES = [{ startedAt: '2026-03-01T10:00:00.000Z' }, { startedAt: '2026-11-20T08:00:00.000Z' }];

const entry = (changes: Partial<OutcomeHistory['outcomes'][number]> = {}) => ({
  id: crypto.randomUUID(),
  kind: 'sich-ninds',
  value: false,
  observedAt: '2026-11-21T10:00:00.000Z',
  source: 'clinic',
  recordedAt: '2026-11-22T10:00:00.000Z',
  isCurrent: true,
  ...changes,
});

const DRAFT: OutcomeDraft = { answer: 'true', ...day('2026-11-21T10:00:00Z'), source: 'clinic' };

function day(instant: string): Pick<OutcomeDraft, 'date' | 'time'> {
  const { date, time } = draftOf({ value: true, observedAt: instant, source: 'clinic' });
  return { date, time };
}

/** A service that fails as long as there is a failure to tell. */
async function opened(history: Partial<OutcomeHistory> = {}) {
  const sent: SentOutcome[] = [];
  const failures: Error[] = [];
  let reads = 0;
  const model = new OutcomeModel(
    {
      read: () => {
        reads += 1;
        return Promise.resolve({ strokes: STROKES, outcomes: [], ...history });
      },
      record: (report) => {
        sent.push(report);
        const failure = failures.shift();
        return failure ? Promise.reject(failure) : Promise.resolve();
      },
      now: () => NOW,
    },
    () => undefined,
  );
  await model.read();
  return { model, sent, failures, reads: () => reads };
}

describe('entry of an outcome', () => {
  it('is sent once with an id of its own, and stands on the line at once', async () => {
    const { model, sent } = await opened();
    model.open('sich-ninds', 'record');
    model.type('sich-ninds', DRAFT);
    const saving = model.save('sich-ninds');
    expect(model.edit('sich-ninds')).to.include({ isSending: true });
    // A second click while it is under way.
    await Promise.all([saving, model.save('sich-ninds')]);
    expect(sent).to.have.length(1);
    expect(sent[0]?.id).to.match(/^[0-9a-f-]{36}$/);
    expect(sent[0]).to.include({ kind: 'sich-ninds', value: true, source: 'clinic' });
    expect(model.edit('sich-ninds')).to.equal(undefined);
    expect(model.hasUnsaved).to.equal(false);
    expect(model.shown?.line('sich-ninds').current).to.include({
      value: true,
      observedAt: '2026-11-21T10:00:00.000Z',
      recordedAt: NOW.toISOString(),
    });
  });

  it('stays when the answer is lost, and is sent again under the same id; changed, it is another', async () => {
    const { model, sent, failures } = await opened();
    failures.push(new ApiError(0, 'cannot be reached'), new ApiError(0, 'cannot be reached'));
    model.open('sich-ninds', 'record');
    model.type('sich-ninds', DRAFT);
    await model.save('sich-ninds');
    expect(model.edit('sich-ninds')).to.deep.include({
      draft: DRAFT,
      failure: 'cannot be reached',
      isSending: false,
    });
    await model.save('sich-ninds');
    model.type('sich-ninds', { answer: 'false' });
    await model.save('sich-ninds');
    const [first, again, changed] = sent;
    expect(again).to.deep.equal(first);
    expect(changed?.id).not.to.equal(first?.id);
    expect(model.shown?.line('sich-ninds').current?.value).to.equal(false);
  });

  it('that is given up after a lost answer shows what the service has', async () => {
    const { model, failures, reads } = await opened();
    failures.push(new Error('lost'));
    model.open('sich-ninds', 'record');
    model.type('sich-ninds', DRAFT);
    await model.save('sich-ninds');
    model.cancel('sich-ninds');
    expect(model.edit('sich-ninds')).to.equal(undefined);
    expect(reads()).to.equal(2);
  });

  it('shows at its field what the service refused', async () => {
    const { model, failures } = await opened();
    const refusal = refusalIn({
      issue: [
        {
          details: { coding: [{ code: 'INVALID_REQUEST' }] },
          expression: ['outcomes.0.observedAt', 'outcomes.0.value'],
          diagnostics: 'outcomes.0.observedAt: is in the future.; Correct the fields (request r1)',
        },
      ],
    });
    failures.push(new ApiError(400, 'not accepted', refusal));
    model.open('sich-ninds', 'record');
    model.type('sich-ninds', DRAFT);
    await model.save('sich-ninds');
    expect(model.edit('sich-ninds')?.problems).to.deep.equal({
      observedAt: 'is in the future.',
      value: 'not accepted',
    });
  });

  it('that is not complete, or in the future, is not sent', async () => {
    const { model, sent } = await opened();
    model.open('mrs', 'record');
    await model.save('mrs');
    expect(Object.keys(model.edit('mrs')?.problems ?? {})).to.deep.equal(['value', 'observedAt', 'source']);
    model.type('mrs', { answer: '3', ...day('2026-11-24T09:01:00Z'), source: 'telephone' });
    await model.save('mrs');
    expect(model.edit('mrs')?.problems).to.deep.equal({ observedAt: DRAFT_PROBLEMS.future });
    expect(sent).to.deep.equal([]);
  });

  it('a correction starts from what is recorded; the earlier value stays behind it', async () => {
    const { model, sent } = await opened({ outcomes: [entry()] });
    model.open('sich-ninds', 'record', model.shown?.line('sich-ninds').current);
    expect(model.edit('sich-ninds')?.draft).to.deep.equal({ ...DRAFT, answer: 'false' });
    model.type('sich-ninds', { answer: 'true' });
    await model.save('sich-ninds');
    const line = model.shown?.line('sich-ninds');
    expect(line?.current?.value).to.equal(true);
    expect(line?.earlier.map(({ outcome, by }) => [outcome.value, by.id])).to.deep.equal([
      [false, sent[0]?.id],
    ]);
  });

  it('a withdrawal is a null of the same time: it belongs to the same stroke', async () => {
    const { model, sent } = await opened({ outcomes: [entry()] });
    model.open('sich-ninds', 'withdraw', model.shown?.line('sich-ninds').current);
    await model.save('sich-ninds');
    expect(sent[0]).to.include({ value: null, observedAt: '2026-11-21T10:00:00.000Z', source: 'clinic' });
    const line = model.shown?.line('sich-ninds');
    expect(line?.current).to.equal(undefined);
    expect(line?.earlier.map(({ by }) => by.value)).to.deep.equal([null]);
    model.open('mrs', 'withdraw');
    await model.save('mrs');
    expect(sent).to.have.length(1);
  });

  it('offers time and source of what was just recorded beside it, and never its answer', async () => {
    const { model } = await opened();
    model.open('sich-ninds', 'record');
    model.type('sich-ninds', DRAFT);
    await model.save('sich-ninds');
    model.open('sich-ecass-ii', 'record', undefined, ['sich-ninds', 'sich-ecass-ii']);
    expect(model.edit('sich-ecass-ii')?.draft).to.deep.equal({ ...DRAFT, answer: '' });
    expect(model.edit('sich-ecass-ii')).to.include({ offeredFrom: 'sich-ninds', isTouched: false });
    expect(model.hasUnsaved).to.equal(false);
    model.open('mrs', 'record', undefined, ['mrs']);
    expect(model.edit('mrs')?.draft.date).to.equal('');
  });
});

describe('record of outcomes', () => {
  it('that was being read while something was recorded does not lose it', async () => {
    const answers: ((history: OutcomeHistory) => void)[] = [];
    const model = new OutcomeModel(
      {
        read: () => new Promise((resolve) => answers.push(resolve)),
        record: () => Promise.resolve(),
        now: () => NOW,
      },
      () => undefined,
    );
    const first = model.read();
    answers[0]?.({ strokes: STROKES, outcomes: [] });
    await first;
    const late = model.read();
    model.open('sich-ninds', 'record');
    model.type('sich-ninds', DRAFT);
    expect(model.hasUnsaved).to.equal(true);
    await model.save('sich-ninds');
    answers[1]?.({ strokes: [...STROKES, { startedAt: '2026-11-24T08:00:00.000Z' }], outcomes: [] });
    await late;
    // The stroke that was being told of stays, though another one began.
    expect(model.shown?.start).to.equal(Date.parse('2026-11-20T08:00:00.000Z'));
    expect(model.shown?.line('sich-ninds').current?.value).to.equal(true);
  });

  it('says why it cannot be read, and is read again', async () => {
    let isDown = true;
    const history: OutcomeHistory = { strokes: [], outcomes: [] };
    const model = new OutcomeModel(
      {
        read: () => (isDown ? Promise.reject(new Error('away')) : Promise.resolve(history)),
        record: () => Promise.resolve(),
        now: () => NOW,
      },
      () => undefined,
    );
    await model.read();
    expect(model.state).to.deep.equal({ kind: 'failed', message: 'away' });
    expect(model.shown).to.equal(undefined);
    model.open('mrs', 'record');
    await model.save('mrs');
    isDown = false;
    await model.read();
    expect(model.state.kind).to.equal('complete');
    isDown = true;
    await model.read();
    expect(model.state.kind).to.equal('complete');
  });

  it('is told stroke by stroke, the latest first; what was before all of them stands by itself', async () => {
    const outcomes = [
      entry({ kind: 'mrs', value: 1, observedAt: '2026-05-30T10:00:00.000Z' }),
      entry({ kind: 'mrs', value: 4, observedAt: '2025-01-01T10:00:00.000Z' }),
      entry({ kind: 'of another version' }),
    ];
    const { model } = await opened({ outcomes });
    expect(model.strokes.map(({ line }) => line('mrs').current?.value)).to.deep.equal([undefined, 1, 4]);
    expect(model.shown?.start).to.equal(Date.parse('2026-11-20T08:00:00.000Z'));
    model.chooseStroke(1);
    expect(model.shown?.line('mrs').current?.value).to.equal(1);
    model.open('mrs', 'record');
    model.chooseStroke(0);
    expect(model.shown?.line('mrs').current?.value).to.equal(1);
    // By its date it would belong to the next stroke.
    model.type('mrs', day('2026-11-21T10:00:00Z'));
    await model.save('mrs');
    expect(model.edit('mrs')?.problems.observedAt).to.equal(DRAFT_PROBLEMS['next-stroke']);
    model.type('mrs', day('2026-02-01T10:00:00Z'));
    await model.save('mrs');
    expect(model.edit('mrs')?.problems.observedAt).to.equal(DRAFT_PROBLEMS['before-stroke']);
  });

  it('what was seen at another time stands beside what is compared, and each can be withdrawn', async () => {
    const at = (day: number) =>
      new Date(Date.parse('2026-03-01T10:00:00.000Z') + day * 86_400_000).toISOString();
    const seen = [7, 90, 91, 200].map((day, value) => entry({ kind: 'mrs', value, observedAt: at(day) }));
    const { model, sent } = await opened({ outcomes: seen });
    model.chooseStroke(1);
    const values = () => {
      const line = model.shown?.line('mrs');
      return [
        line?.current?.value,
        line?.beside.map(({ value }) => value),
        line?.earlier.map(({ outcome, by }) => [outcome.value, by.value]),
      ];
    };
    expect(values()).to.deep.equal([2, [0, 3], [[1, 2]]]);
    model.open('mrs', 'withdraw', model.shown?.line('mrs').beside[0]);
    await model.save('mrs');
    expect(sent[0]).to.include({ value: null, observedAt: at(7) });
    expect(values()).to.deep.equal([
      2,
      [3],
      [
        [1, 2],
        [0, null],
      ],
    ]);
  });

  it('without an assessment takes everything, and knows no window', () => {
    const [only, ...others] = strokesIn({
      strokes: [],
      outcomes: [entry({ kind: 'thrombolysis', value: true })],
    });
    expect(others).to.deep.equal([]);
    expect(only.treatment).to.deep.equal({ status: 'unknown' });
    expect(windowDates('mrs', only)).to.equal(undefined);
  });
});

describe('times of outcomes', () => {
  const zone = process.env['TZ'];
  before(() => {
    process.env['TZ'] = 'Europe/Berlin';
  });
  after(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('are typed by the clock of the workplace and sent with its offset, in summer and winter', () => {
    const [stroke] = strokesIn({ strokes: [], outcomes: [] });
    const sentOf = (date: string) => {
      const draft = { answer: '2', date, time: '10:42', source: 'clinic' };
      const result = readDraft('mrs', draft, stroke, NOW);
      return result.ok ? result.observed.observedAt : result.problems;
    };
    expect(sentOf('2026-11-23')).to.equal('2026-11-23T10:42:00+01:00');
    expect(sentOf('2026-07-23')).to.equal('2026-07-23T10:42:00+02:00');
    expect(sentOf('')).to.deep.equal({ observedAt: DRAFT_PROBLEMS['no-time'] });
  });

  it('windows are told as days and hours of this stroke', () => {
    const start = Date.parse('2026-11-20T08:00:00Z');
    const stroke = { start, treatment: { status: 'treated', at: start + 3_600_000 } } as const;
    expect(windowDates('haemorrhage-imaging', stroke)).to.equal('21 Nov 2026, 08:00 to 21 Nov 2026, 22:00');
    expect(windowDates('mrs', stroke)).to.equal('19 Jan 2027 to 20 Mar 2027');
    expect(windowDates('death-30-days', stroke)).to.equal('alive on 20 Dec 2026 or later');
    expect(windowDates('sich-ninds', stroke)).to.equal('19 Nov 2026 to 20 Dec 2026');
    expect(windowDates('haemorrhage-imaging', { start, treatment: { status: 'unknown' } })).to.equal(
      undefined,
    );
  });
});

describe('what the service says of a refusal', () => {
  it('is read with caution', () => {
    for (const body of [
      undefined,
      null,
      'no',
      {},
      { issue: [] },
      { issue: [{ details: {}, expression: [1] }] },
    ])
      expect(refusalIn(body)).to.deep.equal({ code: undefined, fields: new Map() });
  });
});
