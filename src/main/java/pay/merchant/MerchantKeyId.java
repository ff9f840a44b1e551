package pay.merchant;

import platform.id.TypedId;

/** The id of a merchant's secret key; it tells nothing of the key. */
record MerchantKeyId(long value) implements TypedId {}
