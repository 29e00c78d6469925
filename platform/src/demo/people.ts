/** Somebody who can sign in to the demo. */
export interface DemoPerson {
  readonly email: string;
  readonly nickname: string;
  readonly role: 'provider' | 'visitor' | 'operator';
  readonly password: string;
}

/** One for all: the demo runs on one's own machine and is refused in production. */
const password = 'kawaguchi-hoikuen-7';

/** Who keeps the demo running. */
export const demoOperator = { email: 'operator@demo.example', nickname: 'りょう', role: 'operator', password } as const satisfies DemoPerson;

/** The people of the demo who can sign in; everybody else in it has no password that works. */
export const demoPeople = [
  { email: 'satomi@demo.example', nickname: 'さとみ', role: 'provider', password },
  { email: 'yuu@demo.example', nickname: 'ゆう', role: 'visitor', password },
  { email: 'kenta@demo.example', nickname: 'けんた', role: 'visitor', password },
  demoOperator,
] as const satisfies readonly DemoPerson[];
