package member.profile;

import member.person.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldEncryption;
import platform.web.DomainException;
import platform.web.PlatformError;

/** A member calls themselves something else, or nothing. */
@Component
class ChangeNickname {
    private final Members members;
    private final FieldEncryption encryption;

    ChangeNickname(Members members, FieldEncryption encryption) {
        this.members = members;
        this.encryption = encryption;
    }

    @Transactional
    public MemberView change(MemberId id, @Nullable String nickname) {
        Member member = members.findById(id.value()).filter(found -> found.state() != Member.State.LEFT)
                .orElseThrow(() -> new DomainException(PlatformError.NOT_FOUND));
        member.callThemselves(nickname);
        return member.view(encryption);
    }
}
