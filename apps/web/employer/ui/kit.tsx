import { ConfigProvider } from 'antd';
import enGb from 'antd/locale/en_GB';
import zhCn from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { theme } from '../theme';
import { useLanguage } from '../words/words';

/** What stands around pages that are made of antd's parts. */
export function Kit({ children }: { children: ReactNode }) {
  const language = useLanguage();
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enGb : zhCn} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
