import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  fireHook,
  listPatients,
  readChart,
  reloadPatients,
  type ChartFact,
  type DraftOrder,
  type Drug,
  type HookName,
  type Patient,
} from '../api.ts';
import { shared } from '../shared-styles.ts';
import './chart-facts.ts';
import type { Guidance } from './guidance-panel.ts';
import './guidance-panel.ts';
import { orderEntryStyles } from './order-entry-styles.ts';
import type { OrderStep } from './order-form.ts';
import './order-form.ts';
import './patient-list.ts';

/** The sandbox EHR: pick a patient, pick a drug, sign, and see what the decision support says. */
@customElement('order-entry')
class OrderEntry extends LitElement {
  @state() private patients: readonly Patient[] | undefined;
  @state() private problem: string | undefined;
  @state() private patientId: string | undefined;
  @state() private chart: readonly ChartFact[] = [];
  @state() private drug: Drug | undefined;
  @state() private step: OrderStep = 'empty';
  @state() private dosage: string | undefined;
  /** The dose on the form, and whether the doctor wrote it. */
  @state() private doseMg: number | undefined;
  private isDoseWritten = false;
  /** How often an order hook was fired: an answer to any but the last question comes too late. */
  private questions = 0;
  @state() private prefetch = true;
  @state() private viewGuidance: Guidance | undefined;
  @state() private orderGuidance: Guidance | undefined;
  @state() private isListOpen = true;

  static override styles = [shared, orderEntryStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.start();
  }

  private async start(): Promise<void> {
    try {
      this.patients = await listPatients();
    } catch (error) {
      this.problem = messageOf(error);
      return;
    }
    const wanted = new URLSearchParams(location.search);
    const patient = this.patients.find(({ id }) => id === wanted.get('patient'));
    const drug = wanted.get('drug');
    if (!patient) return;
    await this.choosePatient(patient.id);
    if (drug === 'alteplase' || drug === 'tenecteplase') await this.chooseDrug(drug);
  }

  override render(): TemplateResult {
    const patient = this.patients?.find(({ id }) => id === this.patientId);
    return html`
      <header class="bar">
        <h1>Sandbox EHR</h1>
        <p>Invented patients. Order entry with CDS Hooks and SMART.</p>
        <button type="button" @click=${this.reload}>Reset patients</button>
      </header>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="columns">
        <nav aria-label="Patients" class=${this.isListOpen ? 'open' : ''}>
          <button
            type="button"
            class="toggle"
            aria-expanded=${this.isListOpen}
            @click=${() => {
              this.isListOpen = !this.isListOpen;
            }}
          >
            ${patient ? 'Change patient' : 'Patients'}
          </button>
          <patient-list
            .patients=${this.patients ?? []}
            .chosen=${this.patientId}
            @patient-chosen=${(event: CustomEvent<string>) => this.choosePatient(event.detail)}
          ></patient-list>
        </nav>
        <main>${patient ? this.work(patient) : this.invitation()}</main>
      </div>
    `;
  }

  private invitation(): TemplateResult {
    return this.patients
      ? html`<div class="empty">
          <h2>Choose a patient</h2>
          <p class="soft">Then order alteplase or tenecteplase and sign: the service answers with a card.</p>
        </div>`
      : html`<div class="empty" role="status">${this.problem ? '' : 'Loading patients…'}</div>`;
  }

  private work(patient: Patient): TemplateResult {
    return html`
      <section class="banner" aria-label="Patient">
        <strong>${patient.name}</strong>
        <span>${age(patient.birthDate)}</span><span>${patient.gender ?? 'sex not recorded'}</span>
        <span>born ${patient.birthDate ?? 'unknown'}</span><span>id ${patient.id}</span>
      </section>
      <guidance-panel .guidance=${this.viewGuidance} .patientId=${patient.id}></guidance-panel>
      <div class="panes">
        <div class="order">
          <order-form
            class="panel"
            .drug=${this.drug}
            .step=${this.step}
            .dosage=${this.dosage}
            .doseMg=${this.doseMg}
            @dose-changed=${(event: CustomEvent<number>) => this.writeDose(event.detail)}
            .prefetch=${this.prefetch}
            @drug-chosen=${(event: CustomEvent<Drug>) => this.chooseDrug(event.detail)}
            @sign=${this.sign}
            @complete=${() => {
              this.step = 'signed';
            }}
            @prefetch-changed=${(event: CustomEvent<boolean>) => {
              this.prefetch = event.detail;
            }}
          ></order-form>
          <guidance-panel
            id="order-guidance"
            .guidance=${this.orderGuidance}
            .patientId=${patient.id}
            saysNothing
            @chart-changed=${() => this.readChart(patient.id)}
            @draft-changed=${(event: CustomEvent<DraftOrder>) => {
              this.isDoseWritten = true;
              this.showDose(event.detail);
            }}
          ></guidance-panel>
        </div>
        <chart-facts class="panel" .facts=${this.chart}></chart-facts>
      </div>
    `;
  }

  private async choosePatient(id: string): Promise<void> {
    this.patientId = id;
    this.drug = undefined;
    this.step = 'empty';
    this.forgetDose();
    this.chart = [];
    this.viewGuidance = undefined;
    this.orderGuidance = undefined;
    this.isListOpen = false;
    this.remember();
    const [, guidance] = await Promise.all([this.readChart(id), this.ask('patient-view', id)]);
    // The doctor may have moved on meanwhile: an answer is shown for its own patient only.
    if (this.patientId === id) this.viewGuidance = guidance;
  }

  private async readChart(id: string): Promise<void> {
    try {
      const chart = await readChart(id);
      if (this.patientId === id) this.chart = chart;
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  private async chooseDrug(drug: Drug): Promise<void> {
    this.drug = drug;
    this.step = 'draft';
    this.forgetDose();
    this.remember();
    await this.guide('order-select');
  }

  /** A dose of the doctor's own is a new draft: the services are asked again. */
  private async writeDose(doseMg: number): Promise<void> {
    this.doseMg = doseMg;
    this.isDoseWritten = true;
    this.step = 'draft';
    await this.guide('order-select');
  }

  private forgetDose(): void {
    this.dosage = undefined;
    this.doseMg = undefined;
    this.isDoseWritten = false;
  }

  private showDose(order: DraftOrder | null): void {
    const instruction = order?.dosageInstruction?.[0];
    this.dosage = instruction?.text;
    this.doseMg = instruction?.doseAndRate?.[0]?.doseQuantity?.value;
  }

  private async sign(): Promise<void> {
    this.step = 'signing';
    const guidance = await this.guide('order-sign');
    if (!guidance) return;
    const results = guidance.kind === 'complete' ? guidance.outcome.results : [];
    const isSilent =
      results.length > 0 &&
      results.every((result) => !result.problem && result.response?.cards?.length === 0);
    this.step = isSilent ? 'signed' : 'guidance';
  }

  /** Fires an order hook and shows its answer, unless patient, drug or dose have changed or it was asked again. */
  private async guide(hook: 'order-select' | 'order-sign'): Promise<Guidance | undefined> {
    const { patientId, drug } = this;
    if (patientId === undefined || drug === undefined) return undefined;
    const question = ++this.questions;
    this.orderGuidance = { kind: 'pending' };
    const guidance = await this.ask(hook, patientId, drug);
    if (this.questions !== question || this.patientId !== patientId) return undefined;
    this.orderGuidance = guidance;
    if (guidance.kind === 'complete') this.showDose(guidance.outcome.draftOrder);
    return guidance;
  }

  private async ask(hook: HookName, patientId: string, drug?: Drug): Promise<Guidance> {
    try {
      const outcome = await fireHook({
        hook,
        patientId,
        prefetch: this.prefetch,
        ...(drug && { drug }),
        ...(drug && this.isDoseWritten && this.doseMg !== undefined && { doseMg: this.doseMg }),
      });
      return { kind: 'complete', outcome };
    } catch (error) {
      return { kind: 'error', message: `The decision support cannot be reached: ${messageOf(error)}` };
    }
  }

  private async reload(): Promise<void> {
    try {
      await reloadPatients();
      location.reload();
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  /** Patient and drug stand in the address, so that a scene can be shared. */
  private remember(): void {
    const address = new URL(location.href);
    address.search = new URLSearchParams({
      ...(this.patientId !== undefined && { patient: this.patientId }),
      ...(this.drug !== undefined && { drug: this.drug }),
    }).toString();
    history.replaceState(null, '', address);
  }
}

function age(birthDate: string | null): string {
  if (birthDate === null) return 'age unknown';
  const birth = new Date(birthDate);
  const now = new Date();
  const hadBirthday =
    now.getMonth() > birth.getUTCMonth() ||
    (now.getMonth() === birth.getUTCMonth() && now.getDate() >= birth.getUTCDate());
  return `${now.getFullYear() - birth.getUTCFullYear() - (hadBirthday ? 0 : 1)} years`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown reason';
}

declare global {
  interface HTMLElementTagNameMap {
    'order-entry': OrderEntry;
  }
}
