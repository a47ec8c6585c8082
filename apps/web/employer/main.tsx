import { createRoot } from 'react-dom/client';
import { startNavigation } from '../shared/router/navigation';
import { App } from './app';
import { session } from './service';
import './styles.css';

startNavigation();
session.renew().catch(() => undefined);
createRoot(document.getElementById('page')!).render(<App />);
