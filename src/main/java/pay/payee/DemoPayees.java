package pay.payee;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.database.RowInsert;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoCredentials;
import platform.demo.DemoIds;
import platform.demo.DemoScale;
import platform.demo.KoreanNames;
import platform.person.MaskedName;
import platform.person.PhoneNumber;
import platform.time.UtcColumn;

/** The demo members, who joined before the event log began. */
@Component
@ConditionalOnDemo
public class DemoPayees {
    private static final Instant JOINED = Instant.parse("2026-01-05T00:00:00Z");

    private final DemoScale scale;
    private final PhoneBook phones;
    private final RowInsert rows;

    DemoPayees(DemoScale scale, PhoneBook phones, JdbcTemplate jdbc) {
        this.scale = scale;
        this.phones = phones;
        this.rows = new RowInsert(jdbc, Payees.TABLE, "member_id", "masked_name", "phone", "phone_index",
                "phone_since");
    }

    /** Writes those of the members with these indexes. */
    public void write(List<Long> indexes) {
        List<@Nullable Object[]> payees = new ArrayList<>();
        for (long index : indexes) {
            long member = DemoIds.member(index).value();
            PhoneNumber phone = new PhoneNumber(DemoCredentials.phone(index));
            payees.add(new @Nullable Object[]{member, MaskedName.of(KoreanNames.ofMember(scale, index)),
                    phones.seal(phone, Payees.TABLE, member), phones.index(phone), UtcColumn.of(JOINED)});
        }
        rows.insert(payees);
    }
}
