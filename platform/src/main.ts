import { createApp, type App } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { demoPeople, seedDemo } from './demo/seed.ts';
import { createLog } from './http/request-log.ts';

function settings(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`Choku can't start with these settings:\n${error.message}\n`);
    process.exit(2);
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

async function startDemo(app: App): Promise<{ close(): Promise<void> }> {
  const { ctx } = app;
  const { serveBlog } = await import('../../examples/blog-post/serve.ts');
  const serviceId = await seedDemo(ctx);
  const blog = await serveBlog({ port: ctx.config.blogPort, platformUrl: ctx.config.publicUrl, serviceId });
  await ctx.db.sql.run('SELECT 1');
  const people = demoPeople.map(({ email, role }) => `  ${email.padEnd(28)} ${role}`).join('\n');
  process.stdout.write(`\nDemo blog      ${blog.url}\nMailbox        ${ctx.config.publicUrl}/dev/mail\nStart page     ${ctx.config.publicUrl}/welcome\nAPI            ${ctx.config.publicUrl}/openapi.json\n\nDemo people (password of all: ${demoPeople[0].password})\n${people}\n\n`);
  return blog;
}

const config = settings();
const log = createLog(config);
const app = await createApp({ config, log });
const port = await app.listen();
const demo = config.demo ? await startDemo(app) : undefined;
stopOn(['SIGINT', 'SIGTERM'], async () => {
  await demo?.close();
  await app.close();
});
process.stdout.write(`Choku is ready: ${config.publicUrl.replace(/:0$/u, `:${port}`)}\n`);
