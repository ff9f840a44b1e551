package member.otp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import member.person.Opaque;
import member.person.PhoneIndex;
import member.sms.SmsSender;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import platform.id.Ids;
import platform.person.PhoneNumber;
import platform.web.limits.CallerAddress;

/**
 * Sends a code to a phone. Whether the phone belongs to a member makes no difference here, neither in the answer nor in the
 * time it takes: so nobody learns who is one.
 */
@Component
public class SendOtp {
    static final Duration LIFETIME = Duration.ofMinutes(3);

    private final Throttle throttle;
    private final OtpTickets tickets;
    private final PhoneIndex phones;
    private final SmsSender sms;
    private final MessageSource texts;
    private final Ids ids;
    private final Clock clock;

    SendOtp(Throttle throttle, OtpTickets tickets, PhoneIndex phones, SmsSender sms, MessageSource texts, Ids ids,
            Clock clock) {
        this.throttle = throttle;
        this.tickets = tickets;
        this.phones = phones;
        this.sms = sms;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
    }

    /** Not in a transaction: the message leaves after the ticket is committed. */
    public OtpTicket to(PhoneNumber phone, OtpPurpose purpose, CallerAddress from, Locale language) {
        throttle.count(Limit.CODES_PER_ADDRESS, from.value());
        throttle.count(Limit.CODES_PER_PHONE, phone.digits());
        throttle.count(Limit.CODES_PER_PHONE_AND_DAY, phone.digits());
        String ticket = Opaque.next();
        String code = Opaque.code();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        tickets.add(ids.nextLong(), ticket, purpose, phone, phones.of(phone), code, now, now.plus(LIFETIME));
        sms.send(phone, texts.getMessage("sms.otp." + purpose, new Object[]{code, LIFETIME.toMinutes()}, language));
        return new OtpTicket(ticket, now.plus(LIFETIME));
    }
}
