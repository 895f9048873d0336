import { assertUnreachable } from '../../base/assert';
import type { BackendObstacle, PassedOver } from '../../run/backendObstacle';
import { compact, whole } from './format';

export const passedOverText = ({ kind, obstacle }: PassedOver): string =>
  `${kind}：${obstacleText(obstacle)}`;

function obstacleText(obstacle: BackendObstacle): string {
  switch (obstacle.kind) {
    case 'insecure-page':
      return '浏览器只向 https 或 localhost 页面提供 WebGPU';
    case 'no-webgpu':
      return '这里没有 WebGPU';
    case 'no-adapter':
      return '没有找到图形适配器';
    case 'software-adapter':
      return `适配器 ${obstacle.adapter} 是软件模拟的`;
    case 'limit-too-low':
      return `${obstacle.limit} 为 ${whole(obstacle.offered)}，但需要 ${whole(obstacle.needed)}`;
    case 'did-not-start':
      return `无法启动（${obstacle.message}）`;
    case 'self-test-off':
      return `自检偏差为 ${compact(obstacle.difference)}`;
    case 'self-test-stopped':
      return `自检中断（${obstacle.message}）`;
    default:
      return assertUnreachable(obstacle);
  }
}
