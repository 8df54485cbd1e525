import { mount } from 'svelte';
import '../kit/tokens.css';
import '../kit/base.css';
import './kiosk.css';
import App from './App.svelte';
import { Kiosk } from './kiosk.svelte.ts';

const [, slug = ''] = /^\/kiosk\/([^/]+)/.exec(location.pathname) ?? [];

const kiosk = new Kiosk({
  slug: decodeURIComponent(slug),
  origin: location.origin,
  fetch: (...request) => fetch(...request),
  openSocket: (url) => new WebSocket(url),
  now: Date.now,
  random: Math.random,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

kiosk.diagnosing = new URLSearchParams(location.search).has('diagnostics');

mount(App, { target: document.body, props: { kiosk } });
