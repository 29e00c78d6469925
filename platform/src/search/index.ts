export { sweeps } from './jobs.ts';
export { pages } from './pages.ts';
export { operations } from './routes.ts';
