package benefit.step;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/**
 * One phone counts for one account a day. A phone is known by its device key, as the binding of a device tells; a device
 * whose binding has not been heard of is a phone of its own.
 */
@Repository
class Phones {
    private final JdbcClient jdbc;

    Phones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Tsid device, Tsid member, String publicKey) {
        jdbc.sql("""
                insert into benefit_device (device_id, member_id, phone) values (?, ?, ?)
                on duplicate key update device_id = device_id""")
                .params(device.value(), member.value(), fingerprint(publicKey)).update();
    }

    /** Takes these days for the account, but for those on which the phone counts for another; these are returned. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<LocalDate> takenByOthers(Tsid device, Tsid member, Collection<LocalDate> days) {
        String phone = jdbc.sql("select phone from benefit_device where device_id = ?").param(device.value())
                .query(String.class).optional().orElse("device-" + device);
        List<Object> rows = new ArrayList<>();
        days.forEach(day -> Collections.addAll(rows, day, phone, member.value()));
        jdbc.sql("insert into benefit_step_phone (day, phone, member_id) values "
                + String.join(", ", Collections.nCopies(days.size(), "(?, ?, ?)"))
                + " on duplicate key update phone = phone").params(rows).update();
        return jdbc.sql("""
                select day from benefit_step_phone where phone = :phone and day in (:days) and member_id <> :member""")
                .param("phone", phone).param("days", days).param("member", member.value())
                .query((row, number) -> row.getObject("day", LocalDate.class)).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget(Tsid member, Collection<LocalDate> days) {
        jdbc.sql("delete from benefit_device where member_id = ?").param(member.value()).update();
        if (!days.isEmpty()) {
            jdbc.sql("delete from benefit_step_phone where day in (:days) and member_id = :member")
                    .param("days", days).param("member", member.value()).update();
        }
    }

    private static String fingerprint(String publicKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
