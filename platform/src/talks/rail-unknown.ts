/** The rail could not say what became of a call; the effect is tried again, and reads first. */
export class RailUnknown extends Error {}
