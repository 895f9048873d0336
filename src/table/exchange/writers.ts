/** All that writes files for others, to be fetched together when it is asked for. */
export { writeZip } from '../archive/writeZip';
export { exportFiles, onlyTask } from './exportFiles';
export { fileNames } from './fileNames';
export { modelCard } from './modelCard';
