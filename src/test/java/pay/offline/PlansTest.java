package pay.offline;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Plans;

import static org.assertj.core.api.Assertions.assertThat;

/** Devices that were revoked are found by when that was, however many were before. */
@MadangTest
class PlansTest {
    /** Beyond all that are real. */
    private static final long FIRST = 9_000_000_000_000_000_000L;

    @Autowired
    OfflineDevices devices;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void findsDevicesThatWereRevokedOfLate(@Autowired ApplicationContext context) {
        // Later than any that is real.
        Instant since = Instant.parse("2999-01-01T00:00:00Z");
        List<Tsid> found = new ArrayList<>();
        new Plans(context).assertServedByIndexes(this::fill, () -> found.addAll(devices.revoked(since)));
        assertThat(found).contains(new Tsid(FIRST + 1), new Tsid(FIRST + 2)).doesNotContain(new Tsid(FIRST + 3));
    }

    /** Devices that show codes and are revoked, all but one before; of another one nobody knows when. */
    private void fill() {
        LocalDateTime late = LocalDateTime.of(2999, 1, 2, 0, 0);
        LocalDateTime before = LocalDateTime.of(2026, 1, 1, 0, 0);
        List<Object[]> known = new ArrayList<>();
        List<Object[]> shown = new ArrayList<>();
        for (int i = 1; i <= Plans.ROWS; i++) {
            long id = FIRST + i;
            known.add(new Object[]{id, id, "key", true, i == 1 ? late : i == 2 ? null : before});
            shown.add(new Object[]{id, id, "PHONE", OfflineCode.HANDLES - i, "secret", false, 5, 0});
        }
        new RowInsert(jdbc, "pay_device", "device_id", "member_id", "public_key", "revoked", "revoked_at")
                .insert(known);
        new RowInsert(jdbc, "pay_offline_device", "device_id", "member_id", "tier", "handle", "secret",
                "points_first", "tries_left", "signed_at").insert(shown);
    }
}
