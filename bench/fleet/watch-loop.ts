/** Loaded before the hub's own script: writes what the process spends, and how late its event loop is, once a second. */
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const file = process.env['JARVIS_BENCH_LOOP'];
if (file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    const second = {
      at: Date.now(),
      cpuMs: (user + system) / 1000,
      rssBytes: process.memoryUsage.rss(),
      p50Ms: delay.percentile(50) / 1e6,
      p99Ms: delay.percentile(99) / 1e6,
      maxMs: delay.max / 1e6,
    };
    delay.reset();
    appendFileSync(file, `${JSON.stringify(second)}\n`);
  }, 1000).unref();
}
