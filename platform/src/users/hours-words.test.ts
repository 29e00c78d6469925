import { describe, expect, it } from 'vitest';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';
import { hoursSentence } from './hours-words.ts';

const weekdaysOnly = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const rows = (...hours: WeeklyHours): WeeklyHours => hours;

describe('talk times in one sentence', () => {
  it.each([
    ['nothing', rows(), '', ''],
    ['days that are alike, in the order of the day', rows({ days: weekdaysOnly, from: '21:00', to: '23:00' }, { days: weekdaysOnly, from: '10:00', to: '14:00' }), '平日の10–14時と21–23時が多めです。', 'Mostly weekdays 10–14 and 21–23.'],
    ['half hours', rows({ days: ['sat', 'sun'], from: '20:30', to: '22:30' }), '土日の20時半–22時半が多めです。', 'Mostly weekends 20:30–22:30.'],
    ['hours that meet are one stretch', rows({ days: ['mon'], from: '09:00', to: '10:30' }, { days: ['mon'], from: '10:30', to: '12:00' }), '月曜の9–12時が多めです。', 'Mostly Mon 9–12.'],
    ['the days with most hours first', rows({ days: ['wed'], from: '20:00', to: '22:30' }, { days: ['sat', 'sun'], from: '19:00', to: '24:00' }), '土日の19–24時、水曜の20–22時半が多めです。', 'Mostly weekends 19–24; Wed 20–22:30.'],
    ['not more than three groups', rows({ days: ['mon'], from: '10:00', to: '11:00' }, { days: ['tue'], from: '11:00', to: '13:00' }, { days: ['wed'], from: '12:00', to: '15:00' }, { days: ['thu'], from: '13:00', to: '17:00' }),
      '木曜の13–17時、水曜の12–15時、火曜の11–13時などが多めです。', 'Mostly Thu 13–17; Wed 12–15; Tue 11–13; and other times.'],
    ['the whole week', rows({ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }), '毎日の0–24時が多めです。', 'Mostly every day 0–24.'],
  ])('%s', (_, hours, ja, en) => {
    expect([hoursSentence(hours, 'ja'), hoursSentence(hours, 'en')]).toEqual([ja, en]);
  });
});
