import { mount } from 'svelte';
import '../kit/tokens.css';
import '../kit/base.css';
import '../kit/desk.css';
import App from './App.svelte';

mount(App, { target: document.body });
