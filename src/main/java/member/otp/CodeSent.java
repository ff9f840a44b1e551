package member.otp;

import java.time.Instant;

/**
 * The answer when a code is on its way, whatever it is for.
 *
 * @param ticket to send back with the code
 * @param expiresAt until when the code can be entered
 */
public record CodeSent(String ticket, Instant expiresAt) {
    public static CodeSent of(OtpTicket ticket) {
        return new CodeSent(ticket.value(), ticket.expiresAt());
    }

    @Override
    public String toString() {
        return "CodeSent until " + expiresAt;
    }
}
