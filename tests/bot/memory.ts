import { Keyv } from 'keyv'
import { keyvMemory, type Memory } from '../../src/stores/memory.ts'

/** A memory that ends with its test. */
export function freshMemory(): Memory {
  return keyvMemory(new Keyv())
}
