package commerce.image;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.DatabaseFault;
import platform.time.UtcColumn;

/**
 * Throws away members' pictures that nothing has shown for a day: the files first, so that none is left without its row. Each by itself:
 * one whose files stay keeps no others.
 */
@Component
class ForgetImages {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetImages.class);
    private static final int BATCH = 50;
    private static final Duration PUT_OFF = Duration.ofDays(1);

    private final ImageStore store;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForgetImages(ImageStore store, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.forget-pause:10m}", initialDelayString = "${madang.commerce.forget-pause:10m}")
    void forget() {
        List<ImageId> old;
        do {
            old = Objects.requireNonNull(transaction.execute(_ -> old()));
            old.forEach(this::forget);
        } while (old.size() == BATCH);
    }

    private List<ImageId> old() {
        return jdbc.sql("""
                select id from commerce_member_image where forget_at < ? order by forget_at limit ?
                for update skip locked""").params(UtcColumn.of(clock.instant()), BATCH)
                .query((row, number) -> new ImageId(row.getLong("id"))).list();
    }

    private void forget(ImageId id) {
        try {
            transaction.executeWithoutResult(_ -> remove(id));
        } catch (RuntimeException e) {
            DatabaseFault.rethrow(e);
            LOG.error("Picture {} cannot be thrown away; it is tried again in a day", id.value(), e);
            transaction.executeWithoutResult(_ -> putOff(id));
        }
    }

    /** Unless it is shown by now, or another instance is at it. */
    private void remove(ImageId id) {
        boolean stillOld = jdbc.sql("""
                select id from commerce_member_image where id = ? and forget_at < ? for update skip locked""")
                .params(id.value(), UtcColumn.of(clock.instant())).query(Long.class).optional().isPresent();
        if (stillOld) {
            for (ImageSize size : ImageSize.values()) {
                store.remove(KeepPicture.nameOf(id, size));
            }
            jdbc.sql("delete from commerce_member_image where id = ?").param(id.value()).update();
        }
    }

    /** Unless it is shown by now. */
    private void putOff(ImageId id) {
        jdbc.sql("update commerce_member_image set forget_at = ? where id = ? and forget_at is not null")
                .params(UtcColumn.of(clock.instant().plus(PUT_OFF)), id.value()).update();
    }
}
