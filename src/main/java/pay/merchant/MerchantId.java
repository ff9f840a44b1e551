package pay.merchant;

import platform.id.TypedId;

/** The id of a merchant. */
public record MerchantId(long value) implements TypedId {}
