import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ImportTemplate } from '#contract/imports.ts'

const StoredTemplates = z.strictObject({ templates: z.array(ImportTemplate) })
const most = 200

/** How columns of files are read, kept under names in the study folder, for every study of this computer. */
export class TemplateStore {
  readonly #folder: string
  readonly #path: string

  constructor(dataFolder: string) {
    this.#folder = dataFolder
    this.#path = join(dataFolder, 'import-templates.json')
  }

  /** By name. A file that cannot be read counts as none: it holds nothing that could not be said again. */
  all(): ImportTemplate[] {
    if (!existsSync(this.#path)) return []
    try {
      return StoredTemplates.parse(JSON.parse(readFileSync(this.#path, 'utf8'))).templates
    } catch {
      return []
    }
  }

  /** Keeps a template in the place of one of the same name. */
  save(template: ImportTemplate): void {
    const others = this.all().filter(({ name }) => name !== template.name)
    this.#write([...others, template].slice(-most))
  }

  drop(name: string): void {
    this.#write(this.all().filter((template) => template.name !== name))
  }

  #write(templates: readonly ImportTemplate[]): void {
    const sorted = [...templates].sort((one, other) => one.name.localeCompare(other.name))
    mkdirSync(this.#folder, { recursive: true })
    const unfinished = `${this.#path}.unfinished`
    writeFileSync(unfinished, `${JSON.stringify({ templates: sorted }, null, 2)}\n`)
    renameSync(unfinished, this.#path)
  }
}

/** The template for exactly these columns, in whatever order; null when there is none. */
export function fittingTemplate(
  templates: readonly ImportTemplate[],
  columns: readonly string[],
): ImportTemplate | null {
  const key = (names: readonly string[]) => JSON.stringify([...names].sort())
  return templates.find((template) => key(template.columns) === key(columns)) ?? null
}
