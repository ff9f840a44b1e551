package pay.usage;

import pay.fraud.Pace;

/** What a member has sent: what counts against their limits, and what the rules against fraud look at. */
public record Sent(Usage usage, Pace pace) {}
