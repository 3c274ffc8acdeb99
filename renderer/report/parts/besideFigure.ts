/** What is left beside a figure on a sheet at the usual text size, in user units of a drawing. */
const room = 400

/** Whether a drawing of a width stands beside a figure, or below it because its words would shrink too far. */
export const besideFigure = (width: number): 'figure' | 'below' => (width <= room ? 'figure' : 'below')
