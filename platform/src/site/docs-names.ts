/** The guides of the docs, by the name in their address and their file. */
export const guideNames = ['blogger', 'visitor', 'developer', 'operator'] as const;
export type GuideName = (typeof guideNames)[number];
