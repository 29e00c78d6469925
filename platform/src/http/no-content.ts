import { z } from 'zod';

/** The schema of an answer without content, for 204. */
export const noContent = z.undefined().meta({ description: 'Done; there is nothing to say.' });
