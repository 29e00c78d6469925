import type { z } from 'zod';
import type { Config } from '../config.ts';
import { jpegWidth } from '../rails/photos/widths.ts';
import type { Photo } from './photo.ts';
import type { photo } from './photo-schema.ts';

/** A photo for whoever may see its service. */
export function photoReply(config: Pick<Config, 'mediaUrl'>, { id, name, alt, width, height, widths }: Photo): z.input<typeof photo> {
  return { id, alt, url: `${config.mediaUrl}/photos/${name}`, widths: [...widths], jpegWidth: jpegWidth(widths), width, height };
}
