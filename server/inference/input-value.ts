/** A value of one input of a model: a number in the unit of the manifest, a flag, a choice, or a map on a grid. */
export type InputValue = number | boolean | string | Float32Array;
