// What Discord takes (docs.discord.com/developers: components/reference, interactions/application-commands, resources/message).
// Lengths are in characters; ours are UTF-16 units, never fewer.

/** Of one message of components. Nested ones count. */
export const MAX_COMPONENTS = 40
/** Over all text of a message of components. */
export const MAX_TEXT = 4_000
export const MAX_BUTTONS_IN_ROW = 5
export const MAX_BUTTON_LABEL = 80
export const MAX_BUTTON_URL = 512
export const MAX_CUSTOM_ID = 100
export const MAX_SELECT_OPTIONS = 25
export const MAX_SELECT_LABEL = 100
/** Of what a picture says. */
export const MAX_ALT = 1_024
export const MAX_FILES = 10
/** 10 MiB a file; a UTF-16 unit takes 3 bytes at most. */
export const MAX_FILE_LENGTH = 3_000_000

export const MAX_NONCE = 25
export const MAX_THREAD_NAME = 100

export const MAX_MODAL_TITLE = 45
export const MAX_MODAL_FIELDS = 5
export const MAX_FIELD_LABEL = 45
export const MAX_FIELD_DESCRIPTION = 100
export const MAX_FIELD_TEXT = 4_000

export const MAX_DESCRIPTION = 100
export const MAX_CHOICES = 25
export const MAX_CHOICE = 100
export const MAX_OPTION_TEXT = 6_000

/** After this, an interaction's token is dead, whatever is sent. */
export const ACK_WITHIN_MS = 3_000
/** After this, an answer can no longer be edited. */
export const ANSWER_WITHIN_MS = 15 * 60_000
