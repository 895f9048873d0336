import { _fusedMatMulConfig as fusedMatMulConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/_FusedMatMul';
import { addConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Add';
import { argMaxConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/ArgMax';
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/BatchMatMul';
import { castConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Cast';
import { concatConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Concat';
import { expConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Exp';
import { fillConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Fill';
import { gatherV2Config } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/GatherV2';
import { greaterConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Greater';
import { identityConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Identity';
import { logConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Log';
import { maxConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Max';
import { meanConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Mean';
import { minimumConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Minimum';
import { multiplyConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Multiply';
import { packConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Pack';
import { padV2Config } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/PadV2';
import { realDivConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/RealDiv';
import { reluConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Relu';
import { reshapeConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Reshape';
import { reverseConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Reverse';
import { rsqrtConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Rsqrt';
import { sigmoidConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Sigmoid';
import { sliceConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Slice';
import { softmaxConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Softmax';
import { splitVConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/SplitV';
import { sqrtConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Sqrt';
import { squareConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Square';
import { subConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Sub';
import { sumConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Sum';
import { tanhConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Tanh';
import { transposeConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Transpose';
import { zerosLikeConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/ZerosLike';
import { registerKernel } from '@tensorflow/tfjs-core';

export { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/base';

/**
 * Stands for tfjs's WebGPU package in the built page: its backend and those of its 162 kernels that the composed model and
 * the encoders use. Node and the development server take the whole package.
 */
for (const config of [
  addConfig,
  argMaxConfig,
  batchMatMulConfig,
  castConfig,
  concatConfig,
  expConfig,
  fillConfig,
  fusedMatMulConfig,
  gatherV2Config,
  greaterConfig,
  identityConfig,
  logConfig,
  maxConfig,
  meanConfig,
  minimumConfig,
  multiplyConfig,
  packConfig,
  padV2Config,
  realDivConfig,
  reluConfig,
  reshapeConfig,
  reverseConfig,
  rsqrtConfig,
  sigmoidConfig,
  sliceConfig,
  softmaxConfig,
  splitVConfig,
  sqrtConfig,
  squareConfig,
  subConfig,
  sumConfig,
  tanhConfig,
  transposeConfig,
  zerosLikeConfig,
]) {
  registerKernel(config);
}
