import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { startNavigation } from '../shared/router/navigation';
import { App, fetchFirstPage } from './app';
import { openSession } from './service';
import { openLanguage } from './data/own-language';
import './styles/base.css';
import './styles/parts.css';

startNavigation();
// Until then the page shows its shape. As a transition it is made in slices: a tap in between is not kept waiting.
void Promise.all([openSession(), openLanguage(), fetchFirstPage()]).then(() =>
  startTransition(() => createRoot(document.getElementById('page')!).render(<App />)),
);
