package member.otp;

import member.person.PhoneIndex;
import org.springframework.stereotype.Component;
import platform.person.PhoneNumber;

/** Forgets the codes sent to a phone whose owner leaves. */
@Component
public class ForgetOtp {
    private final OtpTickets tickets;
    private final PhoneIndex phones;

    ForgetOtp(OtpTickets tickets, PhoneIndex phones) {
        this.tickets = tickets;
        this.phones = phones;
    }

    /** In the caller's transaction. */
    public void to(PhoneNumber phone) {
        tickets.forget(phones.candidates(phone));
    }
}
