package member.otp;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;

import member.error.MemberError;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.springframework.stereotype.Component;
import platform.person.PhoneNumber;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Judges codes. Five tries a ticket, each counted before the code is looked at. */
@Component
public class CheckOtp {
    /** How long after the code the rest may take: reading the terms, choosing a PIN. */
    static final Duration TIME_TO_COMPLETE = Duration.ofMinutes(15);

    private final OtpTickets tickets;
    private final Throttle throttle;
    private final Clock clock;

    CheckOtp(OtpTickets tickets, Throttle throttle, Clock clock) {
        this.tickets = tickets;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Checks a code; the same right code may come again, for an answer that got lost. Not in a transaction.
     *
     * @return whose phone is proved
     * @throws DomainException {@link MemberError#CODE_WRONG} or {@link MemberError#TICKET_OVER}
     */
    public PhoneNumber check(String ticket, OtpPurpose purpose, String code, CallerAddress from) {
        throttle.count(Limit.CODE_CHECKS_PER_ADDRESS, from.value());
        if (!tickets.takeTry(ticket, purpose)) {
            throw new DomainException(MemberError.TICKET_OVER);
        }
        OtpTickets.Row row = tickets.find(ticket, purpose)
                .orElseThrow(() -> new DomainException(MemberError.TICKET_OVER));
        if (!MessageDigest.isEqual(row.codeHash().getBytes(US_ASCII),
                OtpTickets.codeHash(ticket, code).getBytes(US_ASCII))) {
            throw new DomainException(MemberError.CODE_WRONG);
        }
        tickets.verified(ticket, clock.instant().plus(TIME_TO_COMPLETE));
        return row.phone();
    }

    /**
     * The phone of a ticket whose code has been verified.
     *
     * @throws DomainException {@link MemberError#CODE_NOT_VERIFIED} or {@link MemberError#TICKET_OVER}
     */
    public PhoneNumber verifiedPhone(String ticket, OtpPurpose purpose) {
        OtpTickets.Row row = tickets.find(ticket, purpose)
                .orElseThrow(() -> new DomainException(MemberError.TICKET_OVER));
        if (!row.verified()) {
            throw new DomainException(MemberError.CODE_NOT_VERIFIED);
        }
        return row.phone();
    }

    /** Uses a verified ticket up, in the transaction that does what it was for: it stands once. */
    public void use(String ticket, OtpPurpose purpose) {
        if (!tickets.use(ticket, purpose)) {
            throw new DomainException(MemberError.TICKET_OVER);
        }
    }
}
