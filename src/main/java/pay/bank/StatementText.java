package pay.bank;

import org.jspecify.annotations.Nullable;

/**
 * What the account's statement of a transfer is to show, as it is stored: {@link StatementTexts} reads it.
 *
 * @param clear empty, unless an instance of a release before wrote it
 * @param sealed null when there is no text
 */
record StatementText(String clear, @Nullable String sealed) {}
