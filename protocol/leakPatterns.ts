/** Patterns of `leakScan.ts`. Each is linear in the text: no nested or overlapping repetition. */

const word = (alternatives: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}])`, flags)

/**
 * Makers and products. Names that are also ordinary words or given names (Claude, Gemini, Bard, Phi) are looked for with
 * a capital only, and Phi, Command and the like only with what makes them products.
 */
export const vendorNames: RegExp = word(
  [
    'OpenAI',
    'Open AI',
    'Chat[ -]?GPT(?:[ -]?[0-9][0-9.o]*)?',
    'GPT[ -]?[0-9][0-9.]*[a-z]?(?:[ -](?:turbo|mini|nano|preview))?',
    'InstructGPT',
    'text-davinci-[0-9]{3}',
    'Anthropic',
    'Claude(?:[ -](?:Instant|Haiku|Sonnet|Opus|[0-9][0-9.]*))*',
    'Gemini(?:[ -](?:Pro|Ultra|Nano|Flash|[0-9][0-9.]*))*',
    'Google (?:AI|Assistant|Bard|DeepMind)',
    'DeepMind',
    'Bard',
    'Med-?PaLM(?:[ -]?[0-9])?',
    'PaLM(?:[ -]?[0-9])?',
    'Gemma(?:[ -]?[0-9])?',
    'L[Ll]a[Mm][Aa](?:[ -]?[0-9][0-9.]*)?',
    'Meta AI',
    'Mistral(?:[ -](?:AI|Large|Medium|Small|[0-9][0-9.]*[bB]?))*',
    'Mixtral(?:[ -][0-9x]+[bB])?',
    'Qwen(?:[ -]?[0-9][0-9.]*)?',
    'Tongyi',
    'DeepSeek(?:[ -][VR][0-9])?',
    'Grok(?:[ -][0-9])?',
    'xAI',
    '(?:Microsoft|GitHub|Bing) (?:Copilot|Chat|AI)',
    'Command R\\+?',
    'Cohere',
    'Phi-[0-9][0-9.]*',
    'Falcon-[0-9]+[bB]',
    'Vicuna(?:-[0-9]+[bB])?',
    'WizardLM',
    'Koala-[0-9]+[bB]',
    'Alpaca-[0-9]+[bB]',
    'ChatGLM[0-9]?',
    'ERNIE Bot',
    'Baichuan[0-9]?',
    'Kimi K?[0-9]',
    'Moonshot AI',
    'Perplexity AI',
    'Hugging ?Face',
    '文心一言',
    '通义千问',
    '智谱清言',
    '讯飞星火',
  ],
  'gu',
)

/** Phrases in which a machine speaks about itself, in the languages of the app. */
export const selfReferences: readonly RegExp[] = [
  /\bas an? (?:(?:AI|artificial intelligence|large language|language)(?: language)?(?: model| assistant| system| chatbot)?|chatbot|virtual assistant)\b/giu,
  /\bI(?:'|’| a)m (?:just |only )?an? (?:AI|artificial intelligence|language model|large language model|chatbot|virtual assistant|computer program)\b/giu,
  /\bmy (?:training data|knowledge cut-?off|last (?:knowledge )?update|developers at)\b/giu,
  /\bI (?:was|have been) (?:trained|developed|created) by\b/giu,
  /\bI (?:do not|don't|don’t|cannot|can't|can’t) (?:browse|access) the internet\b/giu,
  /\b(?:als (?:KI|künstliche Intelligenz|Sprachmodell)(?:-(?:Sprachmodell|Assistent|Modell))?|ich bin (?:nur )?(?:eine? )?(?:KI|künstliche Intelligenz|Sprachmodell))(?![\p{L}])/giu,
  /\ben tant qu(?:e |['’])(?:IA|intelligence artificielle|modèle de langage|assistant virtuel)(?![\p{L}])/giu,
  /\bje suis (?:une IA|une intelligence artificielle|un modèle de langage|un assistant virtuel)(?![\p{L}])/giu,
  /\bcomo (?:una? )?(?:IA|inteligencia artificial|modelo de lenguaje|asistente virtual)(?![\p{L}])/giu,
  /\bsoy (?:una IA|una inteligencia artificial|un modelo de lenguaje|un asistente virtual)(?![\p{L}])/giu,
  /作为(?:一个|一名)?(?:人工智能|AI|大型?语言模型|语言模型)(?:助手|模型)?|我是(?:一个|一名)?(?:人工智能|AI|语言模型)(?:助手|模型)?/gu,
  /(?:بصفتي|كوني) (?:نموذج|نموذجًا|ذكاء|ذكاءً) (?:لغوي|لغويًا|اصطناعي|اصطناعيًا)|أنا (?:نموذج لغوي|ذكاء اصطناعي)/gu,
]

/** Lines of a sender: an institution with its kind, a reference, a signature with a title. */
export const letterheads: readonly RegExp[] = [
  /^[ \t]*(?:[\p{Lu}][\p{L}'’.-]{0,30} ){1,5}(?:Hospital|Clinic|University|Institute|Department|Surgery|Practice|School|College|Centre|Center|Klinikum|Klinik|Universität|Hôpital|Clinique|Université|Hospital Universitario|Clínica|Universidad)(?:,[^\n]{0,60})?[ \t]*$/gmu,
  /^[ \t]*(?:Our ref(?:erence)?|Your ref(?:erence)?|Ref|Aktenzeichen|Unser Zeichen|Nos réf|N\/Réf)[.:][^\n]{1,60}$/gimu,
  /^[ \t]*(?:(?:Prof|Dr|Mr|Mrs|Ms)\.? ){1,2}[\p{Lu}][\p{L}'’.-]{1,30}(?: [\p{Lu}][\p{L}'’.-]{1,30}){0,3}(?:, [\p{L}. ]{2,40})?[ \t]*$/gmu,
]

/** What looks like a person's data: addresses of mail, telephone, insurance and record numbers, dates of birth. */
export const personalPatterns: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
  /(?<![\p{N}.])(?:\+[0-9]{1,3}[ -]?)?\(?0?[0-9]{2,5}\)?[ /-][0-9]{3,4}[ -][0-9]{3,5}(?![\p{N}])/gu,
  /(?<![0-9-])[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9-])/g,
  /\b(?:NHS|MRN|Medical Record|Patient ID|Insurance|Versichertennummer|NIR|NSS)\s?(?:No\.?|Number|#)?[:#]?\s?[A-Z]?[0-9][0-9 -]{5,14}[0-9]/giu,
  /\b(?:born(?: on)?|DOB|date of birth|geboren am|geb\.|née? le|nacid[oa] el)[: ]{1,3}[0-9]{1,2}[./ -][0-9\p{L}]{1,10}[./ -][0-9]{2,4}/giu,
  /(?<![\p{L}\p{N}])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?![\p{L}\p{N}])/gu,
]
