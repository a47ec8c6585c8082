import { createRoot } from 'react-dom/client';
import { cameWithoutSession } from '../shared/api/session';
import { startNavigation } from '../shared/router/navigation';
import { App } from './app';
import { answers } from './data/answers';
import { askOffersAhead } from './data/own';
import { recallDisplay } from './data/settings';
import { keptAnswers, openSession } from './service';
import { SafetyNet } from './ui/safety-net';
import './styles/base.css';
import './styles/parts.css';
import './styles/map.css';

recallDisplay();
startNavigation();
answers.kept = keptAnswers;
const opened = openSession();
if (!cameWithoutSession()) void askOffersAhead();
const shell = document.getElementById('page')!;
shell.textContent = '';
createRoot(shell).render(
  <SafetyNet>
    <App />
  </SafetyNet>,
);
// Where it is not allowed (WeChat, plain HTTP) the app works without: it only opens without a connection no more. It comes
// after what somebody waits for.
if ('serviceWorker' in navigator) {
  window.addEventListener('load', () => {
    void opened
      .then(() => answers.allAsked())
      .then(() => navigator.serviceWorker.register('/sw.js'))
      .catch(() => undefined);
  });
}
