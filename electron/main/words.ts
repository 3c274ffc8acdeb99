/** The few words main must say itself, where no page can say them. */
export const words = {
  appName: 'Evenhand',
  studyFiles: 'Evenhand studies',
  tables: 'Tables and lists',
  allFiles: 'All files',
  replaceQuestion: (count: number) =>
    count === 1
      ? 'A file of this name is already in this folder.'
      : `${count} of these files are already in this folder.`,
  replaceDetail: 'Replacing overwrites what they hold.',
  replace: 'Replace',
  cancel: 'Cancel',
  coreLost: 'Evenhand’s data keeper stopped twice.',
  coreLostDetail:
    'It was started again once and stopped again. Every judgement shown as saved is on disk. Close Evenhand and start it again; if this comes back, keep a copy of the study file.',
  unsaved: 'The last answer is not on disk yet.',
  unsavedDetail: 'Evenhand is still saving it. Wait a moment, or leave and lose this one answer.',
  stay: 'Stay',
  leave: 'Leave',
  close: 'Close Evenhand',
  pageLost: 'The page could not be loaded.',
} as const
