package member.profile;

import java.time.Instant;

import member.person.MemberId;
import org.jspecify.annotations.Nullable;
import platform.person.PhoneNumber;
import platform.security.IdentityTier;

/** A member who has not left, in plain. */
public record MemberView(MemberId id, PhoneNumber phone, String name, @Nullable String nickname, IdentityTier tier,
        Instant joinedAt) {
    /** Without name and phone: they are personal data. */
    @Override
    public String toString() {
        return "MemberView " + id.value();
    }
}
