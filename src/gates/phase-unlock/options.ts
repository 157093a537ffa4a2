export { options } from '../../phase/options.ts'
