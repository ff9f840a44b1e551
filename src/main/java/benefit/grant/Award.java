package benefit.grant;

import platform.id.Tsid;

/**
 * Points that a member has earned.
 *
 * @param description what for, in the words that the member sees
 */
public record Award(Tsid member, Programme programme, long points, String description) {}
