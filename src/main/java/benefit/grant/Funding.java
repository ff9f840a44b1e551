package benefit.grant;

import java.time.Instant;

import benefit.events.ProgrammeFundingOrdered;
import platform.id.Tsid;
import platform.money.Won;

/** Money put behind a programme, until pay has booked it. */
record Funding(FundingId id, Programme programme, Won amount) {
    /** As pay is told of it, however often. */
    ProgrammeFundingOrdered ordered(Tsid eventId, Instant at) {
        return new ProgrammeFundingOrdered(eventId, at, Tsid.of(id), programme.id(), programme.name(), amount);
    }
}
