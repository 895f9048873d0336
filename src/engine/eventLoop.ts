export { nextTurn } from '../base/turns';
