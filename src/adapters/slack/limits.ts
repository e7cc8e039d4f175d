// What Slack takes (docs.slack.dev/reference/block-kit and reference/methods/chat.postMessage, August 2026). Lengths are in characters.

/** Blocks of one message. */
export const MESSAGE_BLOCKS = 50
/** Blocks of the App Home. */
export const VIEW_BLOCKS = 100
/** Text in all blocks of a message: not documented; Slack answers `msg_blocks_too_long` from about 13,000 on (bolt-js#2509). */
export const MESSAGE_CHARACTERS = 10_000
/** Rich text in one block: that of a section, which Slack's clients fold up beyond. */
export const BLOCK_CHARACTERS = 3_000
/** The top-level text is cut by Slack behind this. */
export const FALLBACK_CHARACTERS = 40_000
export const HEADER_CHARACTERS = 150
export const BUTTONS = 25
export const BUTTON_LABEL = 75
export const BUTTON_VALUE = 2_000
export const SELECT_OPTIONS = 100
export const OPTION_LABEL = 75
export const OPTION_VALUE = 150
export const MODAL_TITLE = 24
export const INPUT_CHARACTERS = 3_000
export const URL_CHARACTERS = 3_000
/** Of what a picture says: https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
export const MAX_ALT = 1_000
