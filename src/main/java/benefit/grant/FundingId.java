package benefit.grant;

import platform.id.TypedId;

/** The id of money put behind a programme. */
public record FundingId(long value) implements TypedId {}
