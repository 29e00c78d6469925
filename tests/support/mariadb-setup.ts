import type { TestProject } from 'vitest/node';
import { startMariadb, type Mariadb } from './mariadb.ts';

let server: Mariadb | undefined;

/** Starts the one MariaDB of a run of the `mysql` project and tells the tests where it is. */
export async function setup(project: TestProject): Promise<void> {
  server = await startMariadb();
  project.provide('mariadbUrl', server.url);
}

/** Stops it again. */
export async function teardown(): Promise<void> {
  await server?.stop();
}
