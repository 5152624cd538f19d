/**
 * On paper nothing can be opened: the disclosures of an element that are marked `prints` are open while it prints, and as
 * they were afterwards.
 */
import type { LitElement, ReactiveController } from 'lit';

export class OpenForPrint implements ReactiveController {
  private readonly host: LitElement;
  private opened: readonly HTMLDetailsElement[] = [];

  constructor(host: LitElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.open);
    window.addEventListener('afterprint', this.close);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.open);
    window.removeEventListener('afterprint', this.close);
  }

  private readonly open = () => {
    this.opened = [
      ...this.host.renderRoot.querySelectorAll<HTMLDetailsElement>('details.prints:not([open])'),
    ];
    for (const details of this.opened) details.open = true;
  };

  private readonly close = () => {
    for (const details of this.opened) details.open = false;
    this.opened = [];
  };
}
