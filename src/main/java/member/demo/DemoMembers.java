package member.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import member.person.PhoneIndex;
import member.secret.SecretHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoCredentials;
import platform.demo.DemoIds;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;
import platform.demo.KoreanNames;
import platform.person.PhoneNumber;
import platform.security.IdentityTier;
import platform.time.UtcColumn;

/**
 * Writes demo members straight into the tables: who they are, one PIN hash for all (a hash takes 35 ms of CPU), a device
 * with the shared demo key, consents. The other modules know the same members by their ids, without events.
 */
@Component
@ConditionalOnDemo
class DemoMembers {
    private static final Instant FIRST_JOINED = Instant.parse("2026-01-05T00:00:00Z");
    private static final List<String> REQUIRED = List.of("ELECTRONIC_FINANCE", "PRIVACY", "SERVICE");

    private final JdbcTemplate jdbc;
    private final FieldEncryption encryption;
    private final PhoneIndex phones;
    private final SecretHash hash;
    private final DemoScale scale;
    private @Nullable String pinHash;

    DemoMembers(JdbcTemplate jdbc, FieldEncryption encryption, PhoneIndex phones, SecretHash hash, DemoScale scale) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.phones = phones;
        this.hash = hash;
        this.scale = scale;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(long first, long last) {
        List<Object[]> members = new ArrayList<>();
        List<Object[]> pins = new ArrayList<>();
        List<Object[]> devices = new ArrayList<>();
        List<Object[]> consents = new ArrayList<>();
        for (long index = first; index <= last; index++) {
            long id = DemoIds.member(index).value();
            DemoRandom random = DemoRandom.of(scale.seed(), "member", index);
            Object joined = UtcColumn.of(FIRST_JOINED.plus(Duration.ofMinutes(random.between(0, 200_000))));
            PhoneNumber phone = new PhoneNumber(DemoCredentials.phone(index));
            members.add(new Object[]{id, 0, "ACTIVE", (random.chance(70) ? IdentityTier.REAL_NAME : IdentityTier.PHONE)
                    .name(), encryption.encrypt(phone.digits(), new FieldAddress("member_member", "phone", id)),
                    phones.of(phone), encryption.encrypt(KoreanNames.ofMember(scale, index),
                            new FieldAddress("member_member", "name", id)),
                    joined});
            pins.add(new Object[]{id, encryption.encrypt(pinHash(), new FieldAddress("member_pin", "hash", id)), 0,
                    joined});
            devices.add(new Object[]{DemoIds.device(index).value(), 0, id, "시연용 전화기",
                    DemoCredentials.DEVICE_PUBLIC_KEY, joined});
            REQUIRED.forEach(purpose -> consents.add(new Object[]{id, purpose, 1, true, joined}));
            consents.add(new Object[]{id, "MARKETING", 1, random.chance(40), joined});
        }
        insert("member_member (id, version, state, tier, phone, phone_index, name, joined_at)", members);
        insert("member_pin (member_id, hash, failures, changed_at)", pins);
        insert("member_device (id, version, member_id, name, public_key, bound_at)", devices);
        insert("member_consent (member_id, purpose, terms_version, granted, changed_at)", consents);
    }

    /** One statement for all rows: several times faster than one each. */
    private void insert(String table, List<Object[]> rows) {
        String row = "(" + "?, ".repeat(rows.getFirst().length - 1) + "?)";
        String sql = "insert into " + table + " values " + (row + ", ").repeat(rows.size() - 1) + row;
        jdbc.update(sql, rows.stream().flatMap(Arrays::stream).toArray());
    }

    private String pinHash() {
        if (pinHash == null) {
            pinHash = hash.of(DemoCredentials.PIN);
        }
        return pinHash;
    }
}
