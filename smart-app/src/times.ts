/** Instants as the clock on the wall of this workplace shows them. */

/** `14:03`, or `23 Nov, 14:03` when it is not of the same day as `now`. */
export function clockTime(instant: string, now: Date): string {
  const date = new Date(instant);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (date.toDateString() === now.toDateString()) return time;
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}

/** `23 Nov 2026, 14:03`: for what may lie months back. */
export function dayAndTime(instant: number | string): string {
  const date = new Date(instant);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `${dayAndYear(instant)}, ${time}`;
}

/** `23 Nov 2026`. */
export function dayAndYear(instant: number | string): string {
  return new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
