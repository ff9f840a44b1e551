package member.otp;

import java.time.Instant;

/**
 * What the app holds while a code is on its way.
 *
 * @param value opaque; whoever has it may try the code
 * @param expiresAt until when the code can be entered
 */
public record OtpTicket(String value, Instant expiresAt) {
    @Override
    public String toString() {
        return "OtpTicket until " + expiresAt;
    }
}
