/** A name as a readable id: `Jeff Sessions` is `jeff-sessions`, `Núñez O’Dell` is `nunez-odell`. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase()
  return plain.match(/[\p{L}\p{N}]+/gu)?.join('-') ?? 'unnamed'
}
