/** `/app/index.html`: mounts the app, which opens the launch. */
import './elements/avm-panel.ts';
import './elements/fact-panel.ts';
import './elements/haemorrhage-panel.ts';
import './elements/imaging-panel.ts';
import './elements/stroke-app.ts';
import { openApp } from './open-app.ts';

const app = document.querySelector('stroke-app');
if (app) app.load = openApp;
