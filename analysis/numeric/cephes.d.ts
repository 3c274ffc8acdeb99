/** The part of `cephes` 3.3.3 used here; the package's own declarations are not reachable through its `exports`. */
declare module 'cephes' {
  /** Resolves when the WebAssembly behind every function is ready. */
  export const compiled: Promise<void>
  export function ndtr(z: number): number
  export function ndtri(probability: number): number
  export function incbet(a: number, b: number, x: number): number
  export function incbi(a: number, b: number, probability: number): number
  export function igam(shape: number, x: number): number
  export function igamc(shape: number, x: number): number
  export function lgam(x: number): number
}
