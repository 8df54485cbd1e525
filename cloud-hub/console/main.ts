import { mount } from 'svelte';
import '../../kiosk-ui/kit/tokens.css';
import '../../kiosk-ui/kit/base.css';
import '../../kiosk-ui/kit/desk.css';
import App from './App.svelte';

mount(App, { target: document.body });
