import type { Texts } from '../primitives/locale.ts';
import type { Weekday } from '../primitives/weekly-hours.ts';

/** The days of the week as people say them. */
export const weekdayNames: Readonly<Record<Weekday, Texts>> = {
  mon: { ja: '月曜日', en: 'Monday' }, tue: { ja: '火曜日', en: 'Tuesday' }, wed: { ja: '水曜日', en: 'Wednesday' }, thu: { ja: '木曜日', en: 'Thursday' },
  fri: { ja: '金曜日', en: 'Friday' }, sat: { ja: '土曜日', en: 'Saturday' }, sun: { ja: '日曜日', en: 'Sunday' },
};
