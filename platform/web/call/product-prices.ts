import { seconds } from '../../src/primitives/seconds.ts';
import { yen } from '../../src/primitives/yen.ts';
import { billedSecondsOf, billOf, platformFeeOf } from '../../src/talks/bill.ts';
import type { MeterPrices } from './meter-view.ts';

/** The meter's prices by the platform's own bill: what the screen counts is what the statement will say. */
export const productPrices: MeterPrices = {
  billFor: (talkSeconds, { pricePerMinute, freeSeconds }) => billOf(yen(pricePerMinute), billedSecondsOf(seconds(talkSeconds), freeSeconds === 0 ? 0 : 60)),
  salesFor: (bill) => bill - platformFeeOf(yen(bill)),
};
