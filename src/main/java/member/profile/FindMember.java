package member.profile;

import java.util.Optional;

import member.person.MemberId;
import member.person.PhoneIndex;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldEncryption;
import platform.person.PhoneNumber;

/** Looks members up; those who have left are not found. */
@Component
public class FindMember {
    private final Members members;
    private final PhoneIndex phones;
    private final PersonIndex people;
    private final FieldEncryption encryption;

    FindMember(Members members, PhoneIndex phones, PersonIndex people, FieldEncryption encryption) {
        this.members = members;
        this.phones = phones;
        this.people = people;
        this.encryption = encryption;
    }

    @Transactional(readOnly = true)
    public Optional<MemberView> byPhone(PhoneNumber phone) {
        return members.findByPhoneIndexIn(phones.candidates(phone)).map(member -> member.view(encryption));
    }

    @Transactional(readOnly = true)
    public Optional<MemberView> byId(MemberId id) {
        return members.findById(id.value()).filter(member -> member.state() != Member.State.LEFT)
                .map(member -> member.view(encryption));
    }

    /** Whether a member's real name was verified as that of the person with this connecting information (CI). */
    @Transactional(readOnly = true)
    public boolean isPerson(MemberId id, String person) {
        return members.existsByIdAndPersonIndexIn(id.value(), people.candidates(person));
    }
}
