/** Mounts the order-entry page. */
import './elements/order-entry.ts';
