/* The names of operator that app.ts and the command at the machine use. */
export { isOperator } from './actions.ts';
export { sweeps } from './jobs.ts';
export { pages } from './pages.ts';
export { addOperator, operators, removeOperator } from './operator-actions.ts';
export { operatorRoles, parseRoles } from './operator.ts';
export { operations } from './routes.ts';
