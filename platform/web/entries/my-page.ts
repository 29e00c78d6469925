import '../my-page/ck-conversations.ts';
import '../my-page/ck-earnings.ts';
import '../my-page/ck-embed.ts';
import '../my-page/ck-holder-name.ts';
import '../my-page/ck-hours-field.ts';
import '../my-page/ck-my-talks.ts';
import '../my-page/ck-notifications.ts';
import '../my-page/ck-payout-amount.ts';
import '../my-page/ck-photos.ts';
import '../my-page/ck-portrait.ts';
import '../my-page/ck-print-button.ts';
import '../my-page/ck-reviews.ts';
import '../my-page/ck-service-guide.ts';
import '../my-page/ck-service-preview.ts';
import '../call-room/ck-talk-review.ts';
import { platform } from '../my-page/platform.ts';

// An open page of one's own makes one reachable: requests find somebody who sees them.
platform().watch(() => undefined);
