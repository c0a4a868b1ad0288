import './style/tokens.css';
import './style/base.css';
import './style/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { scope } from './scope.svelte.ts';

const target = document.getElementById('app');
// Whoever holds a link has pages of their own: nothing of the desk is started there.
if (target && scope.shared)
  import('./SharedApp.svelte').then(
    (shared) => mount(shared.default, { target }),
    () => (target.textContent = 'This page could not be loaded. Load it again.'),
  );
else if (target) mount(App, { target });
