import { createRoot } from 'react-dom/client';
import { startNavigation } from '../shared/router/navigation';
import { App } from './app';
import { openSession } from './service';
import { openLanguage } from './data/own-language';
import { nameLists } from './ui/name-lists';
import './styles/base.css';
import './styles/parts.css';

startNavigation();
nameLists();
void openLanguage();
void openSession();
createRoot(document.getElementById('page')!).render(<App />);
