import { assertUnreachable } from '../../base/assert';
import type { BackendObstacle } from '../../run/backendObstacle';
import { byteSize, whole } from '../../words/zh/format';
import { type BrowserFamily, type Platform, settingsPages } from './gpuSupport';
import type { gpuText as english } from './gpuText.en';

function obstacleSentence(obstacle: BackendObstacle): string {
  switch (obstacle.kind) {
    case 'insecure-page':
      return '此页面通过普通 http 打开，而浏览器只向 https 和 localhost 提供 WebGPU。';
    case 'no-webgpu':
      return '此浏览器没有 WebGPU，或已将其关闭。';
    case 'no-adapter':
      return '浏览器有 WebGPU，但没有找到显卡，或已将其屏蔽。';
    case 'software-adapter':
      return `浏览器用软件计算图形（${obstacle.adapter}）。单用处理器反而更快，因此改用处理器。`;
    case 'limit-too-low':
      return `图形适配器的 ${obstacle.limit} 为 ${amount(obstacle.limit, obstacle.offered)}；引擎需要 ${amount(obstacle.limit, obstacle.needed)}。`;
    case 'did-not-start':
      return `引擎无法在显卡上启动：${obstacle.message}`;
    case 'self-test-off':
      return '显卡对已知例子的计算有误，因此其结果不可信。';
    case 'self-test-stopped':
      return `引擎在计算已知例子时停止：${obstacle.message}`;
    default:
      return assertUnreachable(obstacle);
  }
}

const amount = (limit: string, value: number): string =>
  /Size$/.test(limit) && !/Workgroup/.test(limit) ? byteSize(value) : whole(value);

const acceleration = (family: BrowserFamily): readonly string[] => {
  const { acceleration: page, report } = settingsPages[family];
  return [
    page === undefined
      ? '请在浏览器设置中打开硬件加速，然后重新启动浏览器。'
      : `请在 ${page} 打开硬件加速，然后重新启动浏览器。`,
    ...(report === undefined ? [] : [`${report} 显示浏览器对您显卡的判断。`]),
  ];
};

const linux = (family: BrowserFamily, platform: Platform): readonly string[] =>
  platform !== 'linux' || settingsPages[family].linuxFlags.length === 0
    ? []
    : [`在 Linux 上 WebGPU 可能默认关闭；请尝试 ${settingsPages[family].linuxFlags.join(' 和 ')}。`];

const driver = '请更新显卡驱动和浏览器。';

function advice(obstacle: BackendObstacle, family: BrowserFamily, platform: Platform): readonly string[] {
  switch (obstacle.kind) {
    case 'insecure-page':
      return ['请用 https 地址打开页面，或在本机运行（npm start）并用 localhost 打开。'];
    case 'no-webgpu':
      return ['请更新此浏览器，或用下列浏览器之一打开页面。', ...linux(family, platform)];
    case 'no-adapter':
    case 'software-adapter':
      return [...acceleration(family), ...linux(family, platform), driver];
    case 'limit-too-low':
      return ['请使用更小的模型，或显卡更强的电脑。', driver];
    case 'did-not-start':
    case 'self-test-off':
    case 'self-test-stopped':
      return ['请关闭其他使用显卡的页面，然后重新启动引擎。', driver];
    default:
      return assertUnreachable(obstacle);
  }
}

export const gpuText: typeof english = {
  title: '为什么没有使用显卡',
  rungs: {
    'secure-page': '页面位于 https 或 localhost',
    api: '浏览器有 WebGPU',
    adapter: '浏览器提供了图形适配器',
    hardware: '适配器是显卡，不是软件',
    limits: '适配器的容量足够',
    start: '引擎能在其上启动并正确计算',
  },
  states: { passed: '是', failed: '否', untried: '未尝试' },
  obstacleSentence,
  adviceTitle: '可能有用的办法',
  advice,
  browsersTitle: (date) => `支持 WebGPU 的浏览器（截至 ${date}）`,
  browser: (name, version, systems) => `${systems} 上的 ${name} ${version} 或更新版本`,
  stillWorks: '没有它一切也能用：数据、模板、试验场、导出，以及在处理器上训练，只是显卡几秒的事要花几分钟。',
  report: '技术报告',
  copyReport: '复制报告',
  copied: '已复制。',
};
