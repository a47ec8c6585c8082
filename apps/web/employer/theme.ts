import type { ThemeConfig } from 'antd';

/** The house's colours in antd's tokens. Those of tags and states are darker than antd's own, which fail WCAG AA on white. */
export const theme: ThemeConfig = {
  cssVar: { key: 'guigong' },
  token: {
    colorPrimary: '#0a6b5c',
    colorInfo: '#0a6b5c',
    colorSuccess: '#1c6b32',
    colorWarning: '#8a4b00',
    colorError: '#a5281b',
    colorLink: '#0a6b5c',
    colorText: '#12211e',
    colorTextSecondary: '#4d5f5b',
    colorTextTertiary: '#56686a',
    colorTextPlaceholder: '#5c6c68',
    colorBgLayout: '#f3f6f5',
    borderRadius: 10,
    fontSize: 15,
    fontFamily:
      "system-ui, -apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif",
  },
};
