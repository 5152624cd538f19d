/** `/app/index.html`: mounts the app, which opens the launch. */
import './elements/stroke-app.ts';
import { openApp } from './open-app.ts';

const app = document.querySelector('stroke-app');
if (app) app.load = openApp;
