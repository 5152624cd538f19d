/** What is said beside parts of a chart that could not be read. */
export const NOT_RULED_OUT = 'What was not read is not ruled out.';
