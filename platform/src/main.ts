import { createApp, type App } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { createLog } from './http/request-log.ts';

/** Ends with the sentences about what is wrong with the settings; any other failure is passed on. */
function refuse(error: unknown): never {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`Choku can't start with these settings:\n${error.message}\n`);
  process.exit(2);
}

function settings(): Config {
  try {
    return readConfig();
  } catch (error) {
    return refuse(error);
  }
}

function stopOn(signals: readonly NodeJS.Signals[], stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) process.exit(1); // A second signal doesn't wait.
      stopping = true;
      void stop().then(() => process.exit(0));
    });
  }
}

/** Seeds the demo into an empty database, serves its blog, and says where everything is. Loaded only here: production has neither. */
async function startDemo({ ctx }: App): Promise<{ close(): Promise<void> }> {
  const [{ demoPeople, seedDemo }, { seedPhotos }, { serveBlog }] = await Promise.all([import('./demo/seed.ts'), import('./demo/keep-photos.ts'), import('../../examples/blog-post/serve.ts')]);
  const { publicUrl, blogPort } = ctx.config;
  const blog = await serveBlog({ port: blogPort, platformUrl: publicUrl, serviceId: await seedDemo(ctx) });
  await seedPhotos(ctx);
  const people = demoPeople.map(({ email, password, role }) => `    ${email.padEnd(24)} ${password.padEnd(22)} ${role}`).join('\n');
  process.stdout.write(`
  Start page     ${publicUrl}/welcome
  Demo blog      ${blog.url}
  Mailbox        ${publicUrl}/dev/mail
  API            ${publicUrl}/openapi.json

  Demo people
${people}

`);
  return blog;
}

const config = settings();
const app = await createApp({ config, log: createLog(config) }).catch(refuse);
await app.listen();
const demo = config.demo ? await startDemo(app) : undefined;
stopOn(['SIGINT', 'SIGTERM'], async () => {
  await demo?.close();
  await app.close();
});
process.stdout.write(`Choku is ready: ${config.publicUrl}\n`);
