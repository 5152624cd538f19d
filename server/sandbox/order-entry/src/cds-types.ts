/** CDS Hooks 2.0.1 answers as this client reads them: every field may be missing or of an unknown value. */

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

export interface Action {
  readonly type?: string;
  readonly resource?: { readonly resourceType?: string; readonly status?: string };
}

export interface Suggestion {
  readonly uuid?: string;
  readonly label: string;
  readonly actions?: readonly Action[];
}

export interface Link {
  readonly label: string;
  readonly url: string;
  readonly type: string;
  readonly appContext?: string;
}

export interface Card {
  readonly uuid?: string;
  readonly summary: string;
  readonly indicator: string;
  readonly detail?: string;
  readonly source: { readonly label: string; readonly url?: string };
  readonly suggestions?: readonly Suggestion[];
  readonly overrideReasons?: readonly Coding[];
  readonly links?: readonly Link[];
}
